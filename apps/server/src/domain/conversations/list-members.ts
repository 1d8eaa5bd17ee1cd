import type { ConversationId } from '@chatter/protocol/ids';
import { limits } from '@chatter/protocol/limits';
import type { RouteAnswer, RouteQuery } from '@chatter/protocol/route';
import type { listMembers as route } from '@chatter/protocol/routes/conversations';
import { accessConversation } from '../../access/access-conversation.ts';
import type { Caller } from '../caller.ts';
import type { Context } from '../context.ts';
import { toUsers } from '../people/to-users.ts';
import { toMember } from './to-member.ts';

/** A page of the present members in the order they joined. @throws NOT_FOUND unless the caller is one of them */
export const listMembers = async (
  context: Context,
  caller: Caller,
  id: ConversationId,
  query: RouteQuery<typeof route>,
): Promise<RouteAnswer<typeof route>> => {
  await accessConversation(context, caller, id);
  const page = await context.store.conversations.members({
    id,
    after: query.after ?? null,
    limit: query.limit ?? limits.pageSize,
  });
  return {
    members: page.rows.map(toMember),
    users: await toUsers(
      context,
      page.rows.map((row) => row.userId),
    ),
    next: page.next,
  };
};
