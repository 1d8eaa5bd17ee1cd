import { classNames } from './class-names.ts';

/** A number to act on. The words for it stand in the label of what carries the badge. */
export function Badge({ count, className }: { count: number; className?: string }) {
  if (count <= 0) return null;
  return (
    <span
      aria-hidden="true"
      className={classNames(
        'badge inline-block h-5 min-w-5 shrink-0 rounded-full bg-accent px-1.5 text-center text-badge text-on-accent',
        className,
      )}
    >
      {count > 99 ? '99+' : count}
    </span>
  );
}
