import { type IconName, icons } from './icons.ts';

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
      style={{ width: `${size / 16}rem`, height: `${size / 16}rem` }}
      className={mirrored.has(name) ? 'shrink-0 rtl:-scale-x-100' : 'shrink-0'}
    >
      {icons[name].map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  );
}
