import { ChatterError } from '@chatter/protocol/chatter-error';
import type { SessionId, UserId } from '@chatter/protocol/ids';
import { sessionIdSchema, userIdSchema } from '@chatter/protocol/ids';
import { limits } from '@chatter/protocol/limits';
import { errors, jwtVerify, SignJWT } from 'jose';
import * as z from 'zod/mini';
import type { Clock } from '../domain/context.ts';

const claimsSchema = z.object({ sub: userIdSchema, sid: sessionIdSchema, gen: z.int(), exp: z.int() });

/** What an access token says: whose it is, of which session, and which refresh token it came with. */
export interface AccessClaims {
  readonly userId: UserId;
  readonly sessionId: SessionId;
  readonly generation: number;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

/** Signs and reads access tokens. That a token is well signed says nothing about whether its session still lives. */
export interface AccessTokens {
  issue(session: { userId: UserId; sessionId: SessionId; generation: number }): Promise<{
    accessToken: string;
    accessTokenExpiresAt: number;
  }>;
  /** @throws TOKEN_EXPIRED, UNAUTHENTICATED */
  read(token: string): Promise<AccessClaims>;
}

/** Some hundred bytes each. */
const mostRemembered = 20_000;

const self = { issuer: 'chatter', audience: 'chatter', typ: 'at+jwt' } as const;

/** @param key base64url, 32 bytes */
export const createAccessTokens = (key: string, clock: Clock): AccessTokens => {
  const secret = Buffer.from(key, 'base64url');
  // A signature stays good: what has been read once needs no second look but at the clock. Only well signed ones get in.
  const verified = new Map<string, AccessClaims>();
  const remember = (token: string, claims: AccessClaims): void => {
    if (verified.size >= mostRemembered) verified.delete(verified.keys().next().value ?? '');
    verified.set(token, claims);
  };
  return {
    issue: async ({ userId, sessionId, generation }) => {
      const issuedAt = Math.floor(clock.now() / 1_000);
      const expiresAt = issuedAt + limits.accessTokenMs / 1_000;
      const accessToken = await new SignJWT({ sid: sessionId, gen: generation })
        .setProtectedHeader({ alg: 'HS256', typ: self.typ })
        .setSubject(userId)
        .setIssuer(self.issuer)
        .setAudience(self.audience)
        .setIssuedAt(issuedAt)
        .setExpirationTime(expiresAt)
        .sign(secret);
      return { accessToken, accessTokenExpiresAt: expiresAt * 1_000 };
    },
    read: async (token) => {
      const known = verified.get(token);
      if (known !== undefined) {
        if (known.expiresAt <= clock.now()) throw new ChatterError('TOKEN_EXPIRED');
        return known;
      }
      try {
        // One algorithm and one key, whatever the header asks for: `none`, `kid`, `jku` and `jwk` lead nowhere (cases 3, 4).
        const options = { ...self, algorithms: ['HS256'], currentDate: new Date(clock.now()) };
        const claims = claimsSchema.parse((await jwtVerify(token, secret, options)).payload);
        const { sub: userId, sid: sessionId, gen: generation, exp } = claims;
        const read = { userId, sessionId, generation, expiresAt: exp * 1_000 };
        remember(token, read);
        return read;
      } catch (error) {
        throw new ChatterError(error instanceof errors.JWTExpired ? 'TOKEN_EXPIRED' : 'UNAUTHENTICATED');
      }
    },
  };
};
