import type { Conversation, Receipt } from '@chatter/protocol/conversation';
import type { Message } from '@chatter/protocol/message';
import { useCallback, useEffect, useState } from 'react';
import { useChatter } from '../../state/chatter.ts';

interface Page {
  readonly receipts: readonly Receipt[];
  readonly next: string | null;
}

/** Who has received and read a message; asked again from the start whenever the conversation has moved on. */
export const useReceipts = ({ id, conversationId }: Message, { rev }: Conversation) => {
  const { messages } = useChatter();
  const [page, setPage] = useState<Page | null>(null);
  const [error, setError] = useState<unknown>(null);

  const load = useCallback(
    async (isWanted: () => boolean) => {
      try {
        const first = await messages.receipts(conversationId, id);
        if (!isWanted()) return;
        setError(null);
        setPage(first);
      } catch (failure) {
        if (isWanted()) setError(failure);
      }
    },
    [messages, conversationId, id],
  );
  useEffect(() => {
    let wanted = rev >= 0;
    void load(() => wanted);
    return () => {
      wanted = false;
    };
  }, [load, rev]);

  const more = useCallback(async () => {
    if (!page?.next) return;
    const { receipts, next } = await messages.receipts(conversationId, id, page.next);
    setPage((now) => (now?.next === page.next ? { next, receipts: [...now.receipts, ...receipts] } : now));
  }, [conversationId, id, messages, page]);

  return { page, error, more: page?.next ? more : null, retry: () => void load(() => true) };
};
