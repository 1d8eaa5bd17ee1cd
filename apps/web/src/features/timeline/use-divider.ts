import type { Conversation } from '@chatter/protocol/conversation';
import { useCallback, useEffect, useState } from 'react';

interface Divider {
  readonly afterSeq: number;
  readonly count: number;
}

/** As long as it takes to fade (see UnreadDivider.tsx). */
const leavesMs = 180;

/** Where the unread messages began when the conversation was opened. It is placed once and does not move. */
export const useDivider = (conversation: Conversation) => {
  const [divider, setDivider] = useState<Divider | null>(() =>
    conversation.unread > 0 ? { afterSeq: conversation.me.readSeq, count: conversation.unread } : null,
  );
  const [leaving, setLeaving] = useState(false);
  useEffect(() => {
    if (!leaving) return;
    const timer = setTimeout(() => setDivider(null), leavesMs);
    return () => clearTimeout(timer);
  }, [leaving]);
  return { divider, leaving, dismiss: useCallback(() => setLeaving(true), []) };
};
