import { ChatterError } from '@chatter/protocol/chatter-error';
import type { ConversationId, MessageId } from '@chatter/protocol/ids';
import type { MessageRow } from '@chatter/store/messages';
import type { Caller } from '../domain/caller.ts';
import type { Context } from '../domain/context.ts';
import { accessConversation } from './access-conversation.ts';

/**
 * One message, by way of its own conversation: with the id of another one it is not there.
 * @throws NOT_FOUND also for everybody who is not a present member
 */
export const accessMessage = async (
  context: Context,
  caller: Caller,
  conversationId: ConversationId,
  id: MessageId,
): Promise<MessageRow> => {
  await accessConversation(context, caller, conversationId);
  const message = await context.store.messages.byId(conversationId, id);
  if (message === null) throw new ChatterError('NOT_FOUND');
  return message;
};
