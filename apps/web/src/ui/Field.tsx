import { type ComponentProps, type ReactNode, useId } from 'react';
import { classNames } from './class-names.ts';
import { FieldError } from './FieldError.tsx';

/** Border, height and type of every one-line field. */
export const fieldClass = (bad: boolean): string =>
  classNames(
    'h-12 w-full min-w-0 rounded-control bg-surface px-3.5 text-input ring-inset text-text-1 read-only:border-transparent read-only:bg-sunken',
    bad ? 'border-2 border-danger' : 'border border-edge',
  );

interface Props extends ComponentProps<'input'> {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  /** Something at the end of the field, like the eye of a password. */
  end?: ReactNode;
}

/** A labelled one-line field; what is wrong stands under it and is tied to it. */
export function Field({ label, hint, error, end, className, ...input }: Props) {
  const id = useId();
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className={classNames('flex flex-col gap-1.5', className)}>
      <label htmlFor={id} className="text-label">
        {label}
      </label>
      <div className="relative">
        <input
          {...input}
          id={id}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy || undefined}
          className={classNames(fieldClass(Boolean(error)), end ? 'pe-12' : undefined)}
        />
        {end && <div className="absolute inset-y-0 end-0.5 flex items-center">{end}</div>}
      </div>
      {hint && (
        <p id={`${id}-hint`} className="text-small text-text-2">
          {hint}
        </p>
      )}
      {error && <FieldError id={`${id}-error`} text={error} />}
    </div>
  );
}
