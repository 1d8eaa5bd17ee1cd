import { type RefObject, useEffect, useRef } from 'react';

/** Asks for the next page when the returned element comes near the visible part. */
export const useMoreWhenNear = (more: (() => Promise<unknown>) | null): RefObject<HTMLDivElement | null> => {
  const sentinel = useRef<HTMLDivElement>(null);
  const latest = useRef(more);
  useEffect(() => {
    latest.current = more;
  });
  const wanted = more !== null;
  useEffect(() => {
    const element = sentinel.current;
    if (!element || !wanted) return;
    let busy = false;
    const load = async () => {
      if (busy) return;
      busy = true;
      // A page that did not come is asked for again at the next scroll; the banner tells why.
      await latest.current?.().catch(() => undefined);
      busy = false;
      // Still in sight after a short page: looking again makes the observer tell so.
      observer.unobserve(element);
      observer.observe(element);
    };
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) void load();
      },
      { rootMargin: '400px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [wanted]);
  return sentinel;
};
