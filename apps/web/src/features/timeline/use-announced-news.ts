import type { TimelineItem } from '@chatter/client';
import { useEffect, useRef } from 'react';
import { announce } from '../../state/announcer.ts';
import { useMe } from '../../state/use-me.ts';
import { useNameOf } from '../../state/use-people.ts';
import { bundleNews, newsAfter } from './bundle-news.ts';

/** A burst is over after so much silence, and is spoken after at most the second: a busy group never falls silent. */
const silenceMs = 700;
const longestMs = 2_000;

const lastSeqOf = (items: readonly TimelineItem[]): number =>
  items.findLast((item) => item.kind === 'message')?.message.seq ?? 0;

/** Speaks the messages of others that come while the conversation is open; never its history. */
export const useAnnouncedNews = (items: readonly TimelineItem[], atNewest: boolean): void => {
  const me = useMe();
  const spoken = useRef<number | null>(null);
  const burstSince = useRef<number | null>(null);
  const news = spoken.current === null ? [] : newsAfter(items, spoken.current, me.id);
  const nameOf = useNameOf(news.map(({ authorId }) => authorId));
  const lastSeq = lastSeqOf(items);

  // What is to be said is read when it is said: only a new message begins the silence anew.
  const latest = useRef({ items, nameOf });
  useEffect(() => {
    latest.current = { items, nameOf };
  });
  useEffect(() => {
    if (!atNewest || lastSeq === 0) return;
    if (spoken.current === null) {
      spoken.current = lastSeq;
      return;
    }
    if (lastSeq <= spoken.current) return;
    burstSince.current ??= Date.now();
    const timer = setTimeout(
      () => {
        const words = bundleNews(
          newsAfter(latest.current.items, spoken.current ?? lastSeq, me.id),
          latest.current.nameOf,
          me.id,
        );
        spoken.current = lastSeq;
        burstSince.current = null;
        if (words !== '') announce(words);
      },
      Math.max(0, Math.min(silenceMs, burstSince.current + longestMs - Date.now())),
    );
    return () => clearTimeout(timer);
  }, [atNewest, lastSeq, me.id]);
};
