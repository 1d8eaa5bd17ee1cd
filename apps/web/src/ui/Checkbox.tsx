import type { InputHTMLAttributes } from 'react';

/** A box to tick, with its words in one target of 44 px. */
export function Checkbox({ label, ...input }: InputHTMLAttributes<HTMLInputElement> & { label: string }) {
  return (
    <label className="flex min-h-11 cursor-pointer items-center gap-3 text-body">
      <span className="grid size-5 shrink-0 place-items-center *:col-start-1 *:row-start-1">
        <input
          {...input}
          type="checkbox"
          className="peer size-5 appearance-none rounded-corner border border-edge bg-surface checked:border-control-on checked:bg-control-on"
        />
        <svg
          viewBox="0 0 24 24"
          aria-hidden="true"
          className="pointer-events-none hidden size-5 fill-none stroke-[3] stroke-on-control peer-checked:block forced-colors:stroke-current"
        >
          <path d="m6 12.5 4 4 8-9" strokeLinecap="round" strokeLinejoin="round" />
        </svg>
      </span>
      <span>{label}</span>
    </label>
  );
}
