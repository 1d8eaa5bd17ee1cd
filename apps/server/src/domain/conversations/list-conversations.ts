import { limits } from '@chatter/protocol/limits';
import type { RouteAnswer, RouteQuery } from '@chatter/protocol/route';
import type { listConversations as route } from '@chatter/protocol/routes/conversations';
import type { Caller } from '../caller.ts';
import type { Context } from '../context.ts';
import { toUsers } from '../people/to-users.ts';
import { peopleOfView } from './people-of-view.ts';
import { toConversation } from './to-conversation.ts';

/** A page of the caller's conversations, newest first. */
export const listConversations = async (
  context: Context,
  caller: Caller,
  query: RouteQuery<typeof route>,
): Promise<RouteAnswer<typeof route>> => {
  const { userId } = caller;
  // Before the page: whatever changes while it is read is told by the position again.
  const { position } = await context.store.conversations.sync({ userId, since: null, limit: 1 });
  const page = await context.store.conversations.list({
    userId,
    before: query.before ?? null,
    limit: query.limit ?? limits.pageSize,
  });
  return {
    conversations: page.rows.map(toConversation),
    users: await toUsers(context, page.rows.flatMap(peopleOfView)),
    next: page.next,
    position,
  };
};
