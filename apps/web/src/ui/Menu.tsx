import { Suspense } from 'react';
import { IconButton } from './IconButton.tsx';
import type { IconName } from './icons.ts';
import { lazyPart } from './lazy-part.ts';
import type { MenuItem } from './MenuItems.tsx';
import { useOpener } from './use-opener.ts';

const MenuPanel = lazyPart(() => import('./MenuPanel.tsx'), 'MenuPanel');

interface Props {
  label: string;
  icon?: IconName;
  items: readonly MenuItem[];
}

/** A button that opens a list of acts, and closes it again. */
export function Menu({ label, icon = 'more', items }: Props) {
  const { button, open, anchor, close } = useOpener();
  return (
    <>
      <IconButton icon={icon} label={label} aria-haspopup="menu" {...button} />
      {open && (
        <Suspense fallback={null}>
          <MenuPanel label={label} anchor={anchor} items={items} onClose={close} />
        </Suspense>
      )}
    </>
  );
}
