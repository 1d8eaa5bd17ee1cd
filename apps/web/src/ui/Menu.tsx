import { type KeyboardEvent, useId, useRef } from 'react';
import { IconButton } from './IconButton.tsx';
import type { IconName } from './icons.ts';
import { type MenuItem, MenuItems } from './MenuItems.tsx';
import { onMenuKeys } from './on-menu-keys.ts';
import { placeMenu } from './place-menu.ts';
import { SheetHandle } from './SheetHandle.tsx';

interface Props {
  label: string;
  icon?: IconName;
  items: readonly MenuItem[];
}

/** A button with a list of acts: a popover under it, or a sheet at the bottom of a phone. */
export function Menu({ label, icon = 'more', items }: Props) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);

  const onToggle = (open: boolean) => {
    if (!open || !menu.current || !button.current) return;
    if (matchMedia('(width >= 45rem)').matches) {
      const view = { width: innerWidth, height: innerHeight };
      const place = placeMenu(
        button.current.getBoundingClientRect(),
        menu.current.getBoundingClientRect(),
        view,
        getComputedStyle(menu.current).direction === 'rtl',
      );
      Object.assign(menu.current.style, { left: `${place.left}px`, top: `${place.top}px` });
    } else Object.assign(menu.current.style, { left: '', top: '' });
    menu.current.querySelector<HTMLElement>('[role=menuitem]')?.focus();
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Tab') menu.current?.hidePopover();
    onMenuKeys(event);
  };

  return (
    <>
      <IconButton ref={button} icon={icon} label={label} aria-haspopup="menu" popoverTarget={id} />
      <div
        ref={menu}
        id={id}
        popover="auto"
        role="menu"
        tabIndex={-1}
        aria-label={label}
        onToggle={(event) => onToggle(event.newState === 'open')}
        onKeyDown={onKeyDown}
        className="fade-in min-w-50 max-w-80 rounded-menu border border-line bg-surface p-1.5 shadow-e3 max-two:backdrop:bg-scrim max-two:inset-x-0 max-two:top-auto max-two:bottom-0 max-two:w-full max-two:min-w-0 max-two:max-w-none max-two:rounded-b-none max-two:pb-[max(1rem,env(safe-area-inset-bottom))]"
      >
        <SheetHandle />
        <MenuItems items={items} onSelected={() => menu.current?.hidePopover()} />
      </div>
    </>
  );
}
