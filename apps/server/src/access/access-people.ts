import { ChatterError } from '@chatter/protocol/chatter-error';
import type { UserId } from '@chatter/protocol/ids';
import type { UserRow } from '@chatter/store/users';
import type { Context } from '../domain/context.ts';

/**
 * People by id; everybody signed in may look at everybody.
 * @param userIds without repeats
 * @throws NOT_FOUND when one of them does not exist
 */
export const accessPeople = async (context: Context, userIds: readonly UserId[]): Promise<UserRow[]> => {
  if (userIds.length === 0) return [];
  const rows = await context.store.users.byIds(userIds);
  if (rows.length !== userIds.length) throw new ChatterError('NOT_FOUND');
  return rows;
};
