import { ChatterError } from '@chatter/protocol/chatter-error';
import type { Me } from '@chatter/protocol/user';
import type { Caller } from '../caller.ts';
import type { Context } from '../context.ts';
import { toMe } from '../to-user.ts';

/** Oneself. */
export const getMe = async (context: Context, caller: Caller): Promise<Me> => {
  const row = await context.store.users.byId(caller.userId);
  if (row === null) throw new ChatterError('SESSION_ENDED');
  return toMe(row, context.presence);
};
