import type { ParsedCommand } from '@chatter/protocol/events';
import { accessConversation } from '../../access/access-conversation.ts';
import type { Caller } from '../caller.ts';
import type { Context } from '../context.ts';

/** Tells the other members that the caller is typing or has stopped. Nothing is stored. @throws NOT_FOUND */
export const setTyping = async (
  context: Context,
  caller: Caller,
  input: ParsedCommand<'typing:set'>,
  socketId: string,
): Promise<void> => {
  await accessConversation(context, caller, input.conversationId);
  const conversation = await context.store.conversations.byId(input.conversationId);
  // A direct conversation without a message is the affair of whoever opened it alone.
  if (conversation === null || conversation.lastSeq === 0) return;
  context.publish.typingChanged(input.conversationId, caller.userId, input.typing, socketId);
};
