import { type KeyboardEvent, useId, useRef } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './Icon.tsx';
import { IconButton } from './IconButton.tsx';
import type { IconName } from './icons.ts';
import { placeMenu } from './place-menu.ts';

export interface MenuItem {
  readonly label: string;
  readonly icon: IconName;
  readonly onSelect: () => void;
  readonly danger?: boolean;
}

const steps: Record<string, (at: number, count: number) => number> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

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
  const buttons = () => [...(menu.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];

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
    buttons()[0]?.focus();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (event.key === 'Tab') menu.current?.hidePopover();
    if (!step) return;
    event.preventDefault();
    const all = buttons();
    const at = all.findIndex((each) => each.matches(':focus'));
    all[step(at, all.length)]?.focus();
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
        className="fade-in min-w-50 max-w-80 rounded-menu border border-line bg-surface p-1.5 shadow-e3 max-two:backdrop:bg-scrim max-two:inset-x-0 max-two:top-auto max-two:bottom-0 max-two:w-full max-two:max-w-none max-two:rounded-b-none max-two:pb-[max(1rem,env(safe-area-inset-bottom))]"
      >
        {items.map((item) => (
          <button
            key={item.label}
            type="button"
            role="menuitem"
            tabIndex={-1}
            onClick={() => {
              menu.current?.hidePopover();
              item.onSelect();
            }}
            className={classNames(
              'flex min-h-13 w-full items-center gap-3 rounded-item px-3 text-start text-body ring-inset hover:bg-hover focus:bg-hover two:min-h-9 two:pointer-coarse:min-h-12',
              item.danger ? 'text-danger' : 'text-text-1',
            )}
          >
            <Icon name={item.icon} size={20} />
            {item.label}
          </button>
        ))}
      </div>
    </>
  );
}
