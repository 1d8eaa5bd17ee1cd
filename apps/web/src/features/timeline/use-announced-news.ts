import type { TimelineItem } from '@chatter/client';
import { useEffect, useRef } from 'react';
import { announce } from '../../state/announcer.ts';
import { useMe } from '../../state/use-me.ts';
import { useNameOf } from '../../state/use-people.ts';
import { bundleNews, newsAfter } from './bundle-news.ts';

const bundleMs = 500;

const lastSeqOf = (items: readonly TimelineItem[]): number =>
  items.findLast((item) => item.kind === 'message')?.message.seq ?? 0;

/** Speaks the messages of others that come while the conversation is open; never its history. */
export const useAnnouncedNews = (items: readonly TimelineItem[], atNewest: boolean): void => {
  const me = useMe();
  const spoken = useRef<number | null>(null);
  const news = spoken.current === null ? [] : newsAfter(items, spoken.current, me.id);
  const nameOf = useNameOf(news.map(({ authorId }) => authorId));
  const lastSeq = lastSeqOf(items);

  useEffect(() => {
    if (!atNewest || lastSeq === 0) return;
    if (spoken.current === null) {
      spoken.current = lastSeq;
      return;
    }
    // A moment of patience, so that a burst is one sentence.
    const timer = setTimeout(() => {
      const words = bundleNews(newsAfter(items, spoken.current ?? lastSeq, me.id), nameOf, me.id);
      spoken.current = lastSeq;
      if (words !== '') announce(words);
    }, bundleMs);
    return () => clearTimeout(timer);
  }, [atNewest, items, lastSeq, me.id, nameOf]);
};
