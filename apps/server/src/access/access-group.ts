import { ChatterError } from '@chatter/protocol/chatter-error';
import type { ConversationId } from '@chatter/protocol/ids';
import type { ConversationRow } from '@chatter/store/conversations';
import type { Caller } from '../domain/caller.ts';
import type { Context } from '../domain/context.ts';
import { accessConversation } from './access-conversation.ts';

/**
 * A group, for changing it.
 * @throws NOT_FOUND unless the caller is a present member; NOT_ALLOWED (`direct`) for a direct conversation
 */
export const accessGroup = async (context: Context, caller: Caller, id: ConversationId): Promise<ConversationRow> => {
  // Membership first: a stranger must not learn of which kind a conversation is.
  await accessConversation(context, caller, id);
  const conversation = await context.store.conversations.byId(id);
  if (conversation === null) throw new ChatterError('NOT_FOUND');
  if (conversation.kind !== 'group') throw new ChatterError('NOT_ALLOWED', { reason: 'direct' });
  return conversation;
};
