import type { ConversationId } from '@chatter/protocol/ids';
import { limits } from '@chatter/protocol/limits';
import type { RouteAnswer, RouteQuery } from '@chatter/protocol/route';
import type { listMessages as route } from '@chatter/protocol/routes/messages';
import type { MessageStore } from '@chatter/store/messages';
import { accessConversation } from '../../access/access-conversation.ts';
import type { Caller } from '../caller.ts';
import type { Context } from '../context.ts';
import { toUsers } from '../people/to-users.ts';
import { peopleOfMessages } from './people-of-messages.ts';
import { toMessage } from './to-message.ts';

type Place = Parameters<MessageStore['page']>[0]['at'];

const toPlace = (query: RouteQuery<typeof route>): Place => {
  if (query.before !== undefined) return { kind: 'before', seq: query.before };
  if (query.after !== undefined) return { kind: 'after', seq: query.after };
  if (query.around !== undefined) return { kind: 'around', seq: query.around };
  return { kind: 'newest' };
};

/** A page of history, in order of `seq`. @throws NOT_FOUND unless the caller is a member */
export const listMessages = async (
  context: Context,
  caller: Caller,
  conversationId: ConversationId,
  query: RouteQuery<typeof route>,
): Promise<RouteAnswer<typeof route>> => {
  await accessConversation(context, caller, conversationId);
  const limit = query.limit ?? limits.pageSize;
  const page = await context.store.messages.page({ conversationId, at: toPlace(query), limit });
  return {
    messages: page.messages.map(toMessage),
    users: await toUsers(context, peopleOfMessages(page.messages)),
    hasBefore: page.hasBefore,
    hasAfter: page.hasAfter,
  };
};
