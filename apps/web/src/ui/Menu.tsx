import { lazy, Suspense, useRef, useState } from 'react';
import { IconButton } from './IconButton.tsx';
import type { IconName } from './icons.ts';
import type { MenuItem } from './MenuItems.tsx';

const MenuPanel = lazy(() => import('./MenuPanel.tsx').then(({ MenuPanel }) => ({ default: MenuPanel })));

interface Props {
  label: string;
  icon?: IconName;
  items: readonly MenuItem[];
}

/** A button that opens a list of acts, and closes it again. */
export function Menu({ label, icon = 'more', items }: Props) {
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  const [open, setOpen] = useState(false);
  return (
    <>
      <IconButton
        ref={button}
        icon={icon}
        label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        // The press that closes a menu, because it is beside it, must not open it once more.
        onPointerDown={() => {
          wasOpen.current = open;
        }}
        onClick={() => {
          if (!wasOpen.current) setOpen(true);
          wasOpen.current = false;
        }}
      />
      {open && (
        <Suspense fallback={null}>
          <MenuPanel
            label={label}
            anchor={() => button.current?.getBoundingClientRect() ?? new DOMRect()}
            items={items}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}
