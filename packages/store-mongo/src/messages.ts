import type { ConversationId, MessageId } from '@chatter/protocol/ids';
import type { MessageRow, MessageStore } from '@chatter/store/messages';
import { trusted } from 'mongoose';
import { type Ground, readSettled } from './conversations/read-settled.ts';
import { toMessage } from './message-row.ts';

type Query = Parameters<MessageStore['page']>[0];
type Answer = Awaited<ReturnType<MessageStore['page']>>;

export const messageById = async (
  ground: Ground,
  conversationId: ConversationId,
  id: MessageId,
): Promise<MessageRow | null> => {
  if ((await readSettled(ground, conversationId)) === null) return null;
  const found = await ground.models.messages.findOne({ _id: id, conversationId }).lean();
  return found && toMessage(found);
};

/** A page of history. Seqs are dense, so the window is arithmetic and what lies beside it needs no second look. */
export const messagePage = async (ground: Ground, { conversationId, at, limit }: Query): Promise<Answer> => {
  const lastSeq = (await readSettled(ground, conversationId))?.lastSeq ?? 0;
  const start = windowStart(at, limit, lastSeq);
  const from = Math.max(1, start);
  const to = Math.min(start + limit - 1, lastSeq);
  const found =
    from > to
      ? []
      : await ground.models.messages
          .find({ conversationId, seq: trusted({ $gte: from, $lte: to }) })
          .sort({ seq: 1 })
          .lean();
  return {
    messages: found.map(toMessage),
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
