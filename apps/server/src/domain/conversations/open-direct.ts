import { ChatterError } from '@chatter/protocol/chatter-error';
import type { UserId } from '@chatter/protocol/ids';
import { accessConversationView } from '../../access/access-conversation.ts';
import { accessPeople } from '../../access/access-people.ts';
import type { Caller } from '../caller.ts';
import type { Context } from '../context.ts';
import { newId } from '../new-id.ts';
import { announce } from './announce.ts';
import { answerConversation, type OneConversation } from './answer-conversation.ts';

/**
 * The one conversation of the caller with somebody, started if there was none. The other one hears of it with its
 * first message (see `publish-message.ts`): looking is not talking.
 * @throws NOT_ALLOWED (`self`) with oneself, NOT_FOUND when there is no such person
 */
export const openDirect = async (context: Context, caller: Caller, peerId: UserId): Promise<OneConversation> => {
  if (peerId === caller.userId) throw new ChatterError('NOT_ALLOWED', { reason: 'self' });
  await accessPeople(context, [peerId]);
  const at = context.clock.now();
  const { conversation, created } = await context.store.conversations.openDirect({
    id: newId(at),
    by: caller.userId,
    with: peerId,
    at,
  });
  if (created) context.publish.membersLetIn(conversation.id, [caller.userId, peerId]);
  const view = await accessConversationView(context, caller, conversation.id);
  if (created) await announce(context, conversation.id, () => context.publish.conversationAdded(caller.userId, view));
  return answerConversation(context, view);
};
