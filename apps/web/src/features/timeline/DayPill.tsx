import { dayWords } from '../../text/time-words.ts';

/** What day it is from here on. */
export function DayPill({ at, now }: { at: number; now: number }) {
  return (
    <span className="mx-auto block w-fit rounded-full bg-pill px-3 py-1 font-semibold text-meta text-text-2">
      <time dateTime={new Date(at).toISOString()}>{dayWords(at, now)}</time>
    </span>
  );
}
