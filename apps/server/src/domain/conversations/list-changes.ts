import type { Changes } from '@chatter/protocol/conversation';
import type { ConversationId, UserId } from '@chatter/protocol/ids';
import { limits } from '@chatter/protocol/limits';
import type { RouteAnswer, RouteQuery } from '@chatter/protocol/route';
import type { listChanges as route } from '@chatter/protocol/routes/conversations';
import type { ConversationView } from '@chatter/store/conversations';
import { accessConversation, accessConversationView } from '../../access/access-conversation.ts';
import type { Caller } from '../caller.ts';
import type { Context } from '../context.ts';
import { peopleOfMessages } from '../messages/people-of-messages.ts';
import { toMessage } from '../messages/to-message.ts';
import { toUsers } from '../people/to-users.ts';
import { peopleOfView } from './people-of-view.ts';
import { toConversation } from './to-conversation.ts';
import { toMember } from './to-member.ts';

type StoredChanges = Awaited<ReturnType<Context['store']['conversations']['changes']>>;

export interface ChangesPage {
  readonly changes: Changes;
  readonly people: UserId[];
}

/** @param view never older than the changes */
export const toChangesPage = (changes: StoredChanges, view: ConversationView): ChangesPage => ({
  changes: {
    rev: changes.rev,
    complete: changes.complete,
    conversation: toConversation(view),
    messages: changes.messages.map(toMessage),
    members: changes.members.map(toMember),
  },
  people: [
    ...peopleOfMessages(changes.messages),
    ...changes.members.map((member) => member.userId),
    ...peopleOfView(view),
  ],
});

/** A page of changes of one conversation, and everybody it speaks of. @throws NOT_FOUND unless the caller is a member */
export const readChanges = async (
  context: Context,
  caller: Caller,
  { id, since, limit }: { id: ConversationId; since: number; limit: number },
): Promise<ChangesPage> => {
  await accessConversation(context, caller, id);
  const changes = await context.store.conversations.changes({ id, since, limit });
  // Read after the changes, so that it is never older than the `rev` that the page claims to reach.
  return toChangesPage(changes, await accessConversationView(context, caller, id));
};

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
  const limit = query.limit ?? limits.pageSize;
  const { changes, people } = await readChanges(context, caller, { id, since: query.since, limit });
  return { ...changes, users: await toUsers(context, people) };
};
