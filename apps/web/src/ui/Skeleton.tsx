import { toRem } from './to-rem.ts';

/** Rows of the height of real ones while a list is on its way; they show only if that takes a moment. */
export function SkeletonRows({ rows, height, avatar }: { rows: number; height: number; avatar: number }) {
  return (
    <div aria-hidden="true" className="skeleton-late px-2">
      {Array.from({ length: rows }, (_, row) => row).map((row) => (
        <div key={row} className="flex items-center gap-3 px-3" style={{ height: toRem(height) }}>
          <div className="skeleton shrink-0 rounded-full" style={{ width: toRem(avatar), height: toRem(avatar) }} />
          <div className="flex flex-1 flex-col gap-2.5">
            <div className="skeleton h-3 w-[55%] rounded-full" />
            <div className="skeleton h-2.5 w-[80%] rounded-full" />
          </div>
        </div>
      ))}
    </div>
  );
}
