import type { ButtonHTMLAttributes } from 'react';
import { classNames } from './class-names.ts';

/** A button inside a sentence. */
export function LinkButton({ className, ...rest }: ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button
      type="button"
      {...rest}
      className={classNames(
        // Its words are low: a finger has more of it than the eye.
        'relative rounded-corner after:absolute after:-inset-x-1 after:-inset-y-3 font-semibold text-text-1 underline decoration-2 decoration-accent underline-offset-3',
        className,
      )}
    />
  );
}
