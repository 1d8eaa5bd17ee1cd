import { useCallback, useEffect, useRef, useState } from 'react';
import { isSameDay } from '../../text/calendar.ts';

const lingerMs = 1_000;

interface FloatingDay {
  readonly at: number;
  readonly shown: boolean;
}

/** Which day one scrolls through, from the first scroll until a second after the last. */
export const useFloatingDay = () => {
  const [day, setDay] = useState<FloatingDay | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  /** @param at a time in that day; null where the pill of the timeline itself stands in its place */
  const show = useCallback((at: number | null) => {
    clearTimeout(timer.current);
    const hide = () => setDay((now) => (now?.shown ? { ...now, shown: false } : now));
    if (at === null) return hide();
    setDay((now) => (now?.shown && isSameDay(now.at, at) ? now : { at, shown: true }));
    timer.current = setTimeout(hide, lingerMs);
  }, []);
  return { day, show };
};
