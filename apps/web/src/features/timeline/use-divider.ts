import type { Conversation } from '@chatter/protocol/conversation';
import { useCallback, useState } from 'react';

interface Divider {
  readonly afterSeq: number;
  readonly count: number;
}

/** Where the unread messages began when the conversation was opened. It is placed once and does not move. */
export const useDivider = (conversation: Conversation) => {
  const [divider, setDivider] = useState<Divider | null>(() =>
    conversation.unread > 0 ? { afterSeq: conversation.me.readSeq, count: conversation.unread } : null,
  );
  return { divider, dismiss: useCallback(() => setDivider(null), []) };
};
