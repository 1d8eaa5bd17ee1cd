import { type ComponentType, lazy, Suspense } from 'react';
import { type FirstIconName, firstIcons, type IconName } from './icons.ts';
import type { LaterIconName } from './later-icons.ts';
import { Strokes } from './Strokes.tsx';
import { toRem } from './to-rem.ts';

// A button works without its drawing: one that cannot be fetched stays an empty square.
const LaterStrokes = lazy(() =>
  import('./LaterStrokes.tsx').then(
    ({ LaterStrokes }): { default: ComponentType<{ name: LaterIconName }> } => ({ default: LaterStrokes }),
    () => ({ default: () => null }),
  ),
);

const isFirst = (name: IconName): name is FirstIconName => Object.hasOwn(firstIcons, name);

const mirrored: ReadonlySet<IconName> = new Set(['back', 'next', 'previous', 'leave']);

/** A drawn sign beside words or in a labelled button; it says nothing by itself. */
export function Icon({ name, size = 22, filled = false }: { name: IconName; size?: number; filled?: boolean }) {
  return (
    <svg
      viewBox="0 0 24 24"
      fill={filled ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth={name === 'more' ? 2.5 : 1.75}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      style={{ width: toRem(size), height: toRem(size) }}
      className={mirrored.has(name) ? 'shrink-0 rtl:-scale-x-100' : 'shrink-0'}
    >
      {isFirst(name) ? (
        <Strokes paths={firstIcons[name]} />
      ) : (
        <Suspense fallback={null}>
          <LaterStrokes name={name} />
        </Suspense>
      )}
    </svg>
  );
}
