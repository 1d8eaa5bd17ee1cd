import type { AccessTokens } from '../../access/access-tokens.ts';
import type { RefreshTokens } from '../../access/refresh-tokens.ts';
import type { Context } from '../context.ts';
import type { PasswordHasher } from './password-hasher.ts';
import type { SigninGuard } from './signin-guard.ts';

/** What the use cases of accounts lean on beside the common ground. */
export interface Accounts extends Context {
  readonly passwords: PasswordHasher;
  readonly accessTokens: AccessTokens;
  readonly refreshTokens: RefreshTokens;
  readonly guard: SigninGuard;
}

/** From where somebody knocks. */
export interface Visit {
  /** The peer's network, behind a trusted proxy the one that it names (see `network-of.ts`). */
  readonly address: string;
  readonly userAgent: string | undefined;
}
