import type { Session } from '@chatter/protocol/session';
import type { SessionRow } from '@chatter/store/sessions';
import type { Caller } from '../caller.ts';
import type { Context } from '../context.ts';

const toSession = (row: SessionRow, caller: Caller): Session => ({
  id: row.id,
  current: row.id === caller.sessionId,
  device: row.device,
  createdAt: row.createdAt,
  lastUsedAt: row.lastUsedAt,
  expiresAt: row.expiresAt,
});

/** One's signed-in devices: this one first, then by last use. */
export const listSessions = async (context: Context, caller: Caller): Promise<Session[]> => {
  const rows = await context.store.sessions.ofUser(caller.userId, context.clock.now());
  const sessions = rows.map((row) => toSession(row, caller));
  return [...sessions.filter(({ current }) => current), ...sessions.filter(({ current }) => !current)];
};
