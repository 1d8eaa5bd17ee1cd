import { ChatterError } from '@chatter/protocol/chatter-error';
import type { ErrorCode } from '@chatter/protocol/errors';
import type { Clock } from '../domain/context.ts';
import { createTokenBucket } from '../domain/token-bucket.ts';

// A client that follows the protocol never meets these: they add up until its socket is closed (case 46).
const strikes: readonly ErrorCode[] = ['RATE_LIMITED', 'VALIDATION_FAILED', 'UNKNOWN_EVENT'];
const strikeSize = { burst: 100, perSecond: 10 };
const burstSeconds = 4;

/** Watches what one socket asks for. */
export interface EventGuard {
  /** @throws RATE_LIMITED when events come faster than they may */
  check(): void;
  /** Remembers a refusal. @returns true when there were so many that the socket must be closed */
  isTooMuch(code: ErrorCode): boolean;
}

/** @param perSecond events; 0 lifts the limit, not the strikes for events that are wrong */
export const createEventGuard = (perSecond: number, clock: Clock): EventGuard => {
  const now = clock.now();
  const events = perSecond === 0 ? null : createTokenBucket({ burst: perSecond * burstSeconds, perSecond }, now);
  const refusals = createTokenBucket(strikeSize, now);
  return {
    check() {
      const retryAfterMs = events?.take(clock.now()) ?? 0;
      if (retryAfterMs > 0) throw new ChatterError('RATE_LIMITED', { retryAfterMs });
    },
    isTooMuch: (code) => strikes.includes(code) && refusals.take(clock.now()) > 0,
  };
};
