import type { TimelineItem } from '@chatter/client';
import type { UserId } from '@chatter/protocol/ids';
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { useChatter } from '../../state/chatter.ts';
import { mayMove } from '../../ui/may-move.ts';
import { newsAfter } from '../timeline/bundle-news.ts';

const fadeMs = { full: 120, reduced: 100 };
const fadedAtMost = 5;

const lastSeqOf = (items: readonly TimelineItem[]): number =>
  items.findLast((item) => item.kind === 'message')?.message.seq ?? 0;

/**
 * Lets messages of others fade in while one looks on: a few at a time, and never history or what was missed.
 * @param complete whether the items reach the newest message
 */
export const useArrivals = (
  scroller: RefObject<HTMLElement | null>,
  items: readonly TimelineItem[],
  complete: boolean,
  meId: UserId,
): void => {
  const { connection } = useChatter();
  const missing = useRef(false);
  const seen = useRef(Number.POSITIVE_INFINITY);

  useEffect(
    () =>
      connection.subscribe(() => {
        if (connection.get().kind !== 'online') missing.current = true;
      }),
    [connection],
  );
  useLayoutEffect(() => {
    const news = newsAfter(items, seen.current, meId);
    seen.current = complete ? lastSeqOf(items) : Number.POSITIVE_INFINITY;
    if (news.length === 0) return;
    const caughtUp = missing.current;
    missing.current = false;
    if (caughtUp || news.length > fadedAtMost) return;
    const duration = mayMove() ? fadeMs.full : fadeMs.reduced;
    for (const { seq } of news) {
      scroller.current?.querySelector(`[data-seq="${seq}"]`)?.animate?.([{ opacity: 0 }, {}], { duration });
    }
  }, [items, complete, meId, scroller]);
};
