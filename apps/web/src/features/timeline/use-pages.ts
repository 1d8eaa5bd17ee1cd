import type { Timeline, TimelineState } from '@chatter/client';
import type { Conversation } from '@chatter/protocol/conversation';
import { limits } from '@chatter/protocol/limits';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { savedPlaces } from './saved-places.ts';

const screensAhead = 2;
/** An older page that takes longer has a sign. */
const patienceMs = 400;

type View = Pick<HTMLElement, 'scrollTop' | 'clientHeight' | 'scrollHeight'>;

/** Which page is wanted, given where one looks: older ones two screens ahead, newer ones likewise. */
export const wantedPage = (view: View, state: TimelineState): 'before' | 'after' | null => {
  const ahead = view.clientHeight * screensAhead;
  if (state.hasBefore && view.scrollTop < ahead) return 'before';
  if (state.hasAfter && view.scrollHeight - view.clientHeight - view.scrollTop < ahead) return 'after';
  return null;
};

/** Whether the window holds the message at which the conversation was left; it may have been cut back since. */
const holdsPlace = (state: TimelineState, seq: number | undefined): boolean =>
  seq === undefined || state.items.some((item) => item.kind === 'message' && item.message.seq === seq);

/** Loads the pages of a history as they are needed, one at a time. */
export const usePages = (timeline: Timeline, state: TimelineState, conversation: Conversation) => {
  const latest = useRef({ state, conversation });
  const [saved] = useState(() => savedPlaces.get(conversation.id)?.seq);
  const [opened, setOpened] = useState(() => holdsPlace(state, saved));
  const [late, setLate] = useState(false);
  useLayoutEffect(() => {
    latest.current = { state, conversation };
  });
  const pages = useMemo(() => {
    let busy = false;
    let begun = false;
    const run = async (load: () => Promise<void>) => {
      if (busy) return;
      busy = true;
      // Without a connection nothing comes; the banner says so, and the next scroll or connection asks again.
      await load().catch(() => undefined);
      busy = false;
    };
    const load = (): Promise<void> => {
      const { unread, me } = latest.current.conversation;
      const around = (seq: number) => timeline.loadAround(seq).catch(() => timeline.open());
      if (saved !== undefined && !holdsPlace(latest.current.state, saved)) return around(saved);
      const far = unread >= limits.pageSize && latest.current.state.hasBefore === null;
      return far ? around(me.readSeq + 1) : timeline.open();
    };
    const onScroll = (view: View) => {
      const page = wantedPage(view, latest.current.state);
      if (!page || busy) return;
      const timer = setTimeout(() => setLate(page === 'before'), patienceMs);
      void run(() => (page === 'before' ? timeline.loadBefore() : timeline.loadAfter())).then(() => {
        clearTimeout(timer);
        setLate(false);
      });
    };
    return {
      /**
       * The page where it was left; or round the first unread message, when more are new than a page holds; or the
       * newest, which alone is there without a network. Called again with every connection: what could not be had is
       * asked for then, also where there is too little to scroll.
       */
      open(view: View | null) {
        if (busy) return;
        if (begun && view && latest.current.state.hasBefore !== null) return onScroll(view);
        begun = true;
        void run(load).then(() => setOpened(true));
      },
      onScroll,
    };
  }, [saved, timeline]);
  return { pages, late, ready: opened && state.hasBefore !== null };
};
