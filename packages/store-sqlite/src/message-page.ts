import type { MessageStore } from '@chatter/store/messages';
import { conversationById } from './conversations/conversation-row.ts';
import type { Database } from './database.ts';
import { messagesBetween } from './messages.ts';

type Query = Parameters<MessageStore['page']>[0];
type Answer = Awaited<ReturnType<MessageStore['page']>>;

/** A page of history. Seqs are dense, so the window is arithmetic and what lies beside it needs no second look. */
export const messagePage = (db: Database, { conversationId, at, limit }: Query): Answer => {
  const lastSeq = conversationById(db, conversationId)?.lastSeq ?? 0;
  const start = windowStart(at, limit, lastSeq);
  const from = Math.max(1, start);
  const to = Math.min(start + limit - 1, lastSeq);
  return {
    messages: messagesBetween(db, conversationId, from, to),
    hasBefore: Math.min(from, lastSeq + 1) > 1,
    hasAfter: Math.max(to, 0) < lastSeq,
  };
};

const windowStart = (at: Query['at'], limit: number, lastSeq: number): number => {
  switch (at.kind) {
    case 'newest':
      return lastSeq - limit + 1;
    case 'before':
      return Math.min(at.seq, lastSeq + 1) - limit;
    case 'after':
      return at.seq + 1;
    case 'around':
      return Math.max(1, Math.min(at.seq, lastSeq)) - Math.floor(limit / 2);
  }
};
