import type { Message, MessageSend } from '@chatter/protocol/message';
import type { Caller } from '../caller.ts';
import type { Context } from '../context.ts';
import { newId } from '../new-id.ts';
import { publishMessage } from './publish-message.ts';
import { toContent } from './to-content.ts';
import { toMessage } from './to-message.ts';

/**
 * Sends a message, over the socket or HTTP. Resolves after the commit (D1); a repeat answers with the stored row and
 * is told to nobody again (D2). Membership is checked by the append itself, in the same commit (D9).
 * @param socketId the author's, if it came over one: the ack tells it the same
 * @throws NOT_FOUND, CLIENT_ID_REUSED, PHOTO_UNAVAILABLE
 */
export const sendMessage = async (
  context: Context,
  caller: Caller,
  input: MessageSend,
  socketId?: string,
): Promise<Message> => {
  const { content, photoIds } = await toContent(context, caller.userId, input.content);
  const at = context.clock.now();
  const { message: row, created } = await context.store.messages.append({
    id: newId(at),
    conversationId: input.conversationId,
    authorId: caller.userId,
    clientMessageId: input.clientMessageId,
    content,
    photoIds,
    at,
  });
  const message = toMessage(row);
  if (created) await publishMessage(context, message, socketId);
  return message;
};
