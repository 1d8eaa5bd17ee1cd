import type { Caller } from '../domain/caller.ts';

/** Tells who a token or cookie belongs to, asking the store each time, so that an ended session is ended at once (D9). */
export interface Authenticator {
  /**
   * @returns the caller and when the token or its session ends, in epoch milliseconds
   * @throws UNAUTHENTICATED, TOKEN_EXPIRED or SESSION_ENDED
   */
  byAccessToken(token: string): Promise<{ caller: Caller; expiresAt: number }>;
  /** For looking at pictures and signing out only: it rotates nothing. @throws UNAUTHENTICATED or SESSION_ENDED */
  byCookie(refreshToken: string): Promise<Caller>;
}
