import type { Caller } from '../domain/caller.ts';
import type { AccessClaims } from './access-tokens.ts';

/** A caller, and when the token or its session ends, in epoch milliseconds. */
export interface Authenticated {
  readonly caller: Caller;
  readonly expiresAt: number;
}

/** Tells who a token or cookie belongs to, asking the store each time, so that an ended session is ended at once (D9). */
export interface Authenticator {
  /** @throws UNAUTHENTICATED, TOKEN_EXPIRED or SESSION_ENDED */
  byAccessToken(token: string): Promise<Authenticated>;
  /** The first half of it: what the token says, without asking the store. @throws UNAUTHENTICATED or TOKEN_EXPIRED */
  readAccessToken(token: string): Promise<AccessClaims>;
  /** The second half: whether the session still lives. @throws UNAUTHENTICATED or SESSION_ENDED */
  byClaims(claims: AccessClaims): Promise<Authenticated>;
  /** For looking at pictures and signing out only: it rotates nothing. @throws UNAUTHENTICATED or SESSION_ENDED */
  byCookie(refreshToken: string): Promise<Caller>;
}
