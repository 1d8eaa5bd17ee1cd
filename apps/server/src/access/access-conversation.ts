import { ChatterError } from '@chatter/protocol/chatter-error';
import type { ConversationId } from '@chatter/protocol/ids';
import type { ConversationView, MemberRow } from '@chatter/store/conversations';
import type { Caller } from '../domain/caller.ts';
import type { Context } from '../domain/context.ts';

/**
 * The caller's own place in a conversation: the door for everything that needs no more than being a member.
 * @throws NOT_FOUND for everybody else, so that nobody learns what exists (D9)
 */
export const accessConversation = async (context: Context, caller: Caller, id: ConversationId): Promise<MemberRow> => {
  const member = await context.store.conversations.member(id, caller.userId);
  if (member === null) throw new ChatterError('NOT_FOUND');
  return member;
};

/**
 * A conversation as the caller sees it, with what their list shows of it.
 * @throws NOT_FOUND unless the caller is a present member
 */
export const accessConversationView = async (
  context: Context,
  caller: Caller,
  id: ConversationId,
): Promise<ConversationView> => {
  const view = await context.store.conversations.view(id, caller.userId);
  if (view === null) throw new ChatterError('NOT_FOUND');
  return view;
};
