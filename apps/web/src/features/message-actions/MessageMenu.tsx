import { type KeyboardEvent, useEffect, useRef } from 'react';
import { t } from '../../text/t.ts';
import { Floating } from '../../ui/Floating.tsx';
import { type MenuItem, MenuItems } from '../../ui/MenuItems.tsx';
import { onMenuKeys } from '../../ui/on-menu-keys.ts';
import { SheetHandle } from '../../ui/SheetHandle.tsx';
import type { Anchor } from './use-message-gestures.ts';

interface Props {
  anchor: Anchor;
  acts: readonly MenuItem[];
  onClose: () => void;
}

/** The acts of a message as a menu beside it, on a phone as a sheet. */
export function MessageMenu({ anchor, acts, onClose }: Props) {
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => menu.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus(), []);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Tab') onClose();
    onMenuKeys(event);
  };
  return (
    <Floating anchor={() => anchor} onClose={onClose} className="min-w-50 p-1.5">
      <SheetHandle />
      <div ref={menu} role="menu" tabIndex={-1} aria-label={t('message.acts')} onKeyDown={onKeyDown}>
        <MenuItems items={acts} onSelected={onClose} />
      </div>
    </Floating>
  );
}
