import type { Timeline, TimelineState } from '@chatter/client';
import type { Conversation } from '@chatter/protocol/conversation';
import { limits } from '@chatter/protocol/limits';
import { useLayoutEffect, useMemo, useRef } from 'react';

const screensAhead = 2;

type View = Pick<HTMLElement, 'scrollTop' | 'clientHeight' | 'scrollHeight'>;

/** Which page is wanted, given where one looks: older ones two screens ahead, newer ones likewise. */
export const wantedPage = (view: View, state: TimelineState): 'before' | 'after' | null => {
  const ahead = view.clientHeight * screensAhead;
  if (state.hasBefore && view.scrollTop < ahead) return 'before';
  if (state.hasAfter && view.scrollHeight - view.clientHeight - view.scrollTop < ahead) return 'after';
  return null;
};

/** Loads the pages of a history as they are needed, one at a time. */
export const usePages = (timeline: Timeline, state: TimelineState, conversation: Conversation) => {
  const latest = useRef({ state, conversation });
  useLayoutEffect(() => {
    latest.current = { state, conversation };
  });
  return useMemo(() => {
    let busy = false;
    const run = async (load: () => Promise<void>) => {
      if (busy) return;
      busy = true;
      // Without a connection nothing comes; the banner says so, and the next scroll or reconnect asks again.
      await load().catch(() => undefined);
      busy = false;
    };
    return {
      /** The newest page; or the one round the first unread message, when there are more new ones than a page holds. */
      open() {
        const { unread, me } = latest.current.conversation;
        const far = unread >= limits.pageSize && latest.current.state.hasBefore === null;
        void run(() => (far ? timeline.loadAround(me.readSeq + 1) : timeline.open()));
      },
      onScroll(view: View) {
        const page = wantedPage(view, latest.current.state);
        if (page) void run(() => (page === 'before' ? timeline.loadBefore() : timeline.loadAfter()));
      },
    };
  }, [timeline]);
};
