import type { Caller } from '../caller.ts';
import type { Context } from '../context.ts';

/** Signs all one's other devices out. */
export const endOtherSessions = async (context: Context, caller: Caller): Promise<void> => {
  const ended = await context.store.sessions.endOthers(caller.userId, caller.sessionId);
  context.publish.sessionsEnded(ended, 'revoked');
};
