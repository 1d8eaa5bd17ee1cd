import { classNames } from './class-names.ts';
import { Icon } from './Icon.tsx';
import type { IconName } from './icons.ts';

export interface MenuItem {
  readonly label: string;
  readonly icon: IconName;
  readonly onSelect: () => void;
  readonly danger?: boolean;
}

interface Props {
  items: readonly MenuItem[];
  /** Called before the act of the chosen item: the menu closes first. */
  onSelected: () => void;
}

/** The acts in a menu, from top to bottom. */
export function MenuItems({ items, onSelected }: Props) {
  return items.map((item) => (
    <button
      key={item.label}
      type="button"
      role="menuitem"
      tabIndex={-1}
      onClick={() => {
        onSelected();
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
  ));
}
