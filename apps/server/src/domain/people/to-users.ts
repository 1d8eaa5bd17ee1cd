import type { UserId } from '@chatter/protocol/ids';
import type { User } from '@chatter/protocol/user';
import type { Context } from '../context.ts';
import { toUser } from '../to-user.ts';

/** The people that an answer speaks of, each once, so that the reader needs no second question. */
export const toUsers = async (context: Context, userIds: Iterable<UserId>): Promise<User[]> => {
  const ids = [...new Set(userIds)];
  if (ids.length === 0) return [];
  const rows = await context.store.users.byIds(ids);
  return rows.map((row) => toUser(row, context.presence));
};
