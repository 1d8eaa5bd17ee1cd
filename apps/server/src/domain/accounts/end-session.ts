import { ChatterError } from '@chatter/protocol/chatter-error';
import type { SessionId } from '@chatter/protocol/ids';
import type { Caller } from '../caller.ts';
import type { Context } from '../context.ts';

/** Signs one of one's devices out. @throws NOT_FOUND when it is not there or not one's own */
export const endSession = async (context: Context, caller: Caller, sessionId: SessionId): Promise<void> => {
  if (!(await context.store.sessions.end(sessionId, caller.userId))) throw new ChatterError('NOT_FOUND');
  context.publish.sessionsEnded([sessionId], 'revoked');
};
