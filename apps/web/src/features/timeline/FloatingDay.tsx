import { classNames } from '../../ui/class-names.ts';
import { DayPill } from './DayPill.tsx';

interface Props {
  at: number;
  shown: boolean;
  now: number;
}

/** The day one scrolls through, under the header. For the eye only: the day stands in the timeline as well. */
export function FloatingDay({ at, shown, now }: Props) {
  return (
    <div
      aria-hidden="true"
      data-floating-day
      className={classNames(
        'pointer-events-none absolute inset-x-0 top-2 z-10 transition-opacity duration-180 motion-reduce:duration-100',
        shown ? 'fade-in opacity-100' : 'opacity-0',
      )}
    >
      <DayPill at={at} now={now} />
    </div>
  );
}
