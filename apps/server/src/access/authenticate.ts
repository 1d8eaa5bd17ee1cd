import { ChatterError } from '@chatter/protocol/chatter-error';
import type { SessionId } from '@chatter/protocol/ids';
import type { SessionRow } from '@chatter/store/sessions';
import type { Context } from '../domain/context.ts';
import type { AccessClaims, AccessTokens } from './access-tokens.ts';
import type { Authenticated, Authenticator } from './authenticator.ts';
import type { RefreshTokens } from './refresh-tokens.ts';

/** The one place that turns a token into a caller. */
export const createAuthenticator = (
  context: Pick<Context, 'store' | 'clock'>,
  tokens: { accessTokens: AccessTokens; refreshTokens: RefreshTokens },
): Authenticator => {
  const { sessions } = context.store;

  const findLive = async (id: SessionId): Promise<SessionRow> => {
    const session = await sessions.byId(id);
    if (session === null || session.expiresAt <= context.clock.now()) throw new ChatterError('SESSION_ENDED');
    return session;
  };

  const byClaims = async (claims: AccessClaims): Promise<Authenticated> => {
    const session = await findLive(claims.sessionId);
    if (session.userId !== claims.userId) throw new ChatterError('UNAUTHENTICATED');
    // Whoever shows an access token has the answer that it came in, and so the refresh token beside it.
    const fresh = claims.generation > session.confirmedGeneration && claims.generation <= session.generation;
    if (fresh) await sessions.confirm(session.id, claims.generation);
    // A socket must not outlive its session, even where the token would.
    const expiresAt = Math.min(claims.expiresAt, session.expiresAt);
    return { caller: { userId: session.userId, sessionId: session.id }, expiresAt };
  };

  return {
    byClaims,
    readAccessToken: tokens.accessTokens.read,
    byAccessToken: async (text) => byClaims(await tokens.accessTokens.read(text)),
    byCookie: async (text) => {
      const token = tokens.refreshTokens.parse(text);
      if (token === null) throw new ChatterError('UNAUTHENTICATED');
      const session = await findLive(token.sessionId);
      const verdict = tokens.refreshTokens.judge(session, token, context.clock.now());
      // An old token opens nothing here, but ending the session is left to `refresh`, where tokens are traded.
      if (verdict !== 'current' && verdict !== 'previous') throw new ChatterError('UNAUTHENTICATED');
      return { userId: session.userId, sessionId: session.id };
    },
  };
};
