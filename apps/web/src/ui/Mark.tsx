import { toRem } from './to-rem.ts';

/** The sign of Chatter: a honey disc with a tail and an ink "c", the same in both themes. */
export function Mark({ size = 44 }: { size?: number }) {
  return (
    <svg
      viewBox="0 0 24 24"
      aria-hidden="true"
      className="shrink-0"
      style={{ width: toRem(size), height: toRem(size) }}
    >
      <g className="fill-[oklch(0.82_0.15_80)] stroke-[oklch(0.82_0.15_80)]" strokeWidth="0.8" strokeLinejoin="round">
        <path d="M4.4 15.6 3.4 21.6 9.4 19.2Z" />
        <circle cx="12" cy="11.5" r="9.6" />
      </g>
      <path
        d="M15.8 8.3a5 5 0 1 0 0 6.4"
        fill="none"
        strokeWidth="3"
        strokeLinecap="round"
        className="stroke-[oklch(0.22_0.03_265)]"
      />
    </svg>
  );
}
