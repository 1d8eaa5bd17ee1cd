import { ChatterError } from '@chatter/protocol/chatter-error';
import type { SessionRow } from '@chatter/store/sessions';
import type { RefreshToken } from '../../access/refresh-tokens.ts';
import type { Accounts, Visit } from './accounts.ts';
import { type Entry, enter, sessionLifeMs } from './start-session.ts';

const findLive = async (accounts: Accounts, token: RefreshToken): Promise<SessionRow> => {
  const session = await accounts.store.sessions.byId(token.sessionId);
  if (session === null || session.expiresAt <= accounts.clock.now()) throw new ChatterError('SESSION_ENDED');
  return session;
};

const rotate = (accounts: Accounts, session: SessionRow): Promise<SessionRow | null> => {
  const now = accounts.clock.now();
  return accounts.store.sessions.rotate({
    id: session.id,
    generation: session.generation,
    refreshHash: accounts.refreshTokens.hashOf(session.id, session.generation + 1),
    at: now,
    expiresAt: now + sessionLifeMs(session.remember),
  });
};

const endStolen = async (accounts: Accounts, session: SessionRow): Promise<never> => {
  await accounts.store.sessions.end(session.id, session.userId);
  accounts.publish.sessionsEnded([session.id], 'refresh-reused');
  throw new ChatterError('SESSION_ENDED');
};

/** The session at the generation whose tokens the holder of `token` gets. */
const advance = async (accounts: Accounts, token: RefreshToken): Promise<SessionRow> => {
  const session = await findLive(accounts, token);
  switch (accounts.refreshTokens.judge(session, token, accounts.clock.now())) {
    case 'current':
      // Null: another tab was first. The token is then the previous one, and is judged as such.
      return (await rotate(accounts, session)) ?? advance(accounts, token);
    case 'previous':
      return session;
    case 'reused':
      return endStolen(accounts, session);
    case 'unknown':
      throw new ChatterError('UNAUTHENTICATED');
  }
};

/**
 * Trades the refresh token for the next one and a new access token.
 * @throws UNAUTHENTICATED, SESSION_ENDED (also when an old token came back: the session is then ended for everybody)
 */
export const refreshSession = async (accounts: Accounts, visit: Visit, text: string | undefined): Promise<Entry> => {
  const token = text === undefined ? null : accounts.refreshTokens.parse(text);
  if (token === null) throw new ChatterError('UNAUTHENTICATED');
  const session = await advance(accounts, token);
  const user = await accounts.store.users.byId(session.userId);
  if (user === null) throw new ChatterError('SESSION_ENDED');
  accounts.guard.trust(user.emailKey, visit.address);
  return enter(accounts, user, session);
};
