import { type RefObject, useLayoutEffect } from 'react';
import { classNames } from '../../ui/class-names.ts';
import type { RowPlace } from './anchor.ts';
import { DayPill } from './DayPill.tsx';
import { floatingDayAt } from './floating-day-at.ts';
import type { TimelineRow } from './to-rows.ts';
import { useFloatingDay } from './use-floating-day.ts';

interface Props {
  /** Takes who wants to hear what is in view, and how far one has scrolled, whenever a person has. */
  onMove: RefObject<((inView: readonly RowPlace[], scrollTop: number) => void) | null>;
  rowOf: (key: string) => TimelineRow | undefined;
  now: number;
}

/** The day one scrolls through, under the header. For the eye only: the day stands in the timeline as well. */
export function FloatingDay({ onMove, rowOf, now }: Props) {
  const { day, show } = useFloatingDay();
  useLayoutEffect(() => {
    onMove.current = (inView, scrollTop) => show(floatingDayAt(inView, rowOf, scrollTop));
  });
  if (!day) return null;
  return (
    <div
      aria-hidden="true"
      data-floating-day
      className={classNames(
        'pointer-events-none absolute inset-x-0 top-2 z-10 transition-opacity duration-180 motion-reduce:duration-100',
        day.shown ? 'fade-in opacity-100' : 'opacity-0',
      )}
    >
      <DayPill at={day.at} now={now} />
    </div>
  );
}
