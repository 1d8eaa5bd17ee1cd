import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './Icon.tsx';
import type { IconName } from './icons.ts';

interface Props extends ComponentProps<'button'> {
  icon: IconName;
  label: string;
  /** What does the same by the keyboard, as the tooltip prints it. */
  keys?: string;
}

/** A square button that shows only a sign; its label is what it is called and what its tooltip says. */
export function IconButton({ icon, label, keys, className, ...rest }: Props) {
  return (
    <button
      type="button"
      aria-label={label}
      data-tip={label}
      data-tip-keys={keys}
      {...rest}
      className={classNames(
        'control-width inline-flex size-11 shrink-0 items-center justify-center rounded-control transition-colors hover:bg-hover active:bg-selected',
        className,
      )}
    >
      <Icon name={icon} />
    </button>
  );
}
