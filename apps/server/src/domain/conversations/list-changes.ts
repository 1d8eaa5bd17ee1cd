import type { ConversationId } from '@chatter/protocol/ids';
import { limits } from '@chatter/protocol/limits';
import type { RouteAnswer, RouteQuery } from '@chatter/protocol/route';
import type { listChanges as route } from '@chatter/protocol/routes/conversations';
import { accessConversation, accessConversationView } from '../../access/access-conversation.ts';
import type { Caller } from '../caller.ts';
import type { Context } from '../context.ts';
import { peopleOfMessages } from '../messages/people-of-messages.ts';
import { toMessage } from '../messages/to-message.ts';
import { toUsers } from '../people/to-users.ts';
import { peopleOfView } from './people-of-view.ts';
import { toConversation } from './to-conversation.ts';
import { toMember } from './to-member.ts';

/**
 * What changed in a conversation after a `rev`: the way to catch up after a cut (D4).
 * @throws NOT_FOUND unless the caller is a member
 */
export const listChanges = async (
  context: Context,
  caller: Caller,
  id: ConversationId,
  query: RouteQuery<typeof route>,
): Promise<RouteAnswer<typeof route>> => {
  await accessConversation(context, caller, id);
  const limit = query.limit ?? limits.pageSize;
  const changes = await context.store.conversations.changes({ id, since: query.since, limit });
  // Read after the changes, so that it is never older than the `rev` that the page claims to reach.
  const view = await accessConversationView(context, caller, id);
  const people = [
    ...peopleOfMessages(changes.messages),
    ...changes.members.map((member) => member.userId),
    ...peopleOfView(view),
  ];
  return {
    rev: changes.rev,
    complete: changes.complete,
    conversation: toConversation(view),
    messages: changes.messages.map(toMessage),
    members: changes.members.map(toMember),
    users: await toUsers(context, people),
  };
};
