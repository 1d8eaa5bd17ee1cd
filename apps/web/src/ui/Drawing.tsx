import type { ReactNode } from 'react';

/** The frame of the illustrations: one honey disc behind, a ground line, round strokes. */
export function Drawing({ disc, children }: { disc: { cx: number; cy: number; r: number }; children: ReactNode }) {
  return (
    <svg viewBox="0 0 200 140" width="200" height="140" aria-hidden="true">
      <circle {...disc} className="fill-accent" />
      <path d="M24 124h152" strokeWidth="2" strokeLinecap="round" className="stroke-line" />
      <g className="fill-surface stroke-text-2" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round">
        {children}
      </g>
    </svg>
  );
}
