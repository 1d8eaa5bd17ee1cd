import type { ButtonHTMLAttributes } from 'react';
import { classNames } from './class-names.ts';

const looks = {
  primary: 'bg-accent text-on-accent hover:bg-accent-hover active:bg-accent-press',
  secondary: 'border border-edge bg-surface text-text-1 hover:bg-hover active:bg-selected',
  warning: 'border border-edge bg-surface text-danger hover:bg-hover active:bg-selected',
  quiet: 'text-text-1 hover:bg-hover active:bg-selected',
  destructive: 'bg-danger-fill text-on-danger',
} as const;

export type ButtonLook = keyof typeof looks;

/** Every button has the words of a button. */
export const buttonClass = (look: ButtonLook): string =>
  classNames(
    'inline-flex min-h-11 items-center justify-center gap-2 rounded-control px-5 text-center font-semibold text-body transition-colors',
    looks[look],
  );

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: ButtonLook;
  /** While busy it keeps its place and its focus, and takes no second press. */
  busy?: boolean;
}

/** A button with words; its `type` is "button" unless it is told to submit. */
export function Button({ look = 'secondary', busy = false, className, onClick, ...rest }: Props) {
  return (
    <button
      type="button"
      {...rest}
      aria-busy={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      className={classNames(buttonClass(look), busy && 'opacity-80', className)}
    />
  );
}
