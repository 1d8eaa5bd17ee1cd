import type { ConversationId, MessageId } from '@chatter/protocol/ids';
import type { MessageRow, MessageStore } from '@chatter/store/messages';
import { pageWindow } from '@chatter/store/page-window';
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

/** A page of history. */
export const messagePage = async (ground: Ground, { conversationId, at, limit }: Query): Promise<Answer> => {
  const lastSeq = (await readSettled(ground, conversationId))?.lastSeq ?? 0;
  const { from, to, hasBefore, hasAfter } = pageWindow(at, limit, lastSeq);
  const found =
    from > to
      ? []
      : await ground.models.messages
          .find({ conversationId, seq: trusted({ $gte: from, $lte: to }) })
          .sort({ seq: 1 })
          .lean();
  return { messages: found.map(toMessage), hasBefore, hasAfter };
};
