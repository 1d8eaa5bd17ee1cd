import { ChatterError } from '@chatter/protocol/chatter-error';
import type { UserId } from '@chatter/protocol/ids';
import type { User } from '@chatter/protocol/user';
import type { Context } from '../context.ts';
import { toUser } from '../to-user.ts';

/** A person's profile. @throws NOT_FOUND */
export const getPerson = async (context: Context, userId: UserId): Promise<User> => {
  const row = await context.store.users.byId(userId);
  if (row === null) throw new ChatterError('NOT_FOUND');
  return toUser(row, context.presence);
};
