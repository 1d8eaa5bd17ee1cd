import { type KeyboardEvent, useEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import { Floating } from './Floating.tsx';
import { type MenuItem, MenuItems } from './MenuItems.tsx';
import { onMenuKeys } from './on-menu-keys.ts';
import { SheetHandle } from './SheetHandle.tsx';

interface Props {
  label: string;
  anchor: () => Pick<DOMRect, 'top' | 'bottom' | 'left' | 'right'>;
  items: readonly MenuItem[];
  onClose: () => void;
}

/** An open menu beside what it belongs to, on a phone a sheet. */
export function MenuPanel({ label, anchor, items, onClose }: Props) {
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => menu.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus(), []);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Tab') onClose();
    onMenuKeys(event);
  };
  return (
    <Floating anchor={anchor} onClose={onClose} className="min-w-50 max-w-80 p-1.5 max-two:min-w-0">
      <SheetHandle />
      <div ref={menu} role="menu" tabIndex={-1} aria-label={label} onKeyDown={onKeyDown}>
        {/* Closed before the act: a dialog that it opens must find the focus where it is to come back. */}
        <MenuItems items={items} onSelected={() => flushSync(onClose)} />
      </div>
    </Floating>
  );
}
