import { ChatterError } from '@chatter/protocol/chatter-error';
import type { Caller } from '../caller.ts';
import type { Context } from '../context.ts';

/** Ends the caller's session, its access token and its sockets. @throws NOT_ALLOWED when `userId` is somebody else */
export const signOut = async (context: Context, caller: Caller, userId: string | undefined): Promise<void> => {
  if (userId !== undefined && userId !== caller.userId) throw new ChatterError('NOT_ALLOWED');
  await context.store.sessions.end(caller.sessionId, caller.userId);
  context.publish.sessionsEnded([caller.sessionId], 'signed-out');
  await context.store.users.touch(caller.userId, context.clock.now());
};
