import { ChatterError } from '@chatter/protocol/chatter-error';
import type { UserId } from '@chatter/protocol/ids';
import type { Clock } from '../context.ts';
import { createTokenBucket, type TokenBucket } from '../token-bucket.ts';

/** Limits what one account sends, over all of its sockets and over HTTP together. */
export interface SendLimit {
  /** @throws RATE_LIMITED */
  check(userId: UserId): void;
  /** Forgets accounts that have been quiet. */
  sweep(): void;
}

/** @param perMinute messages, which may all come at once; 0 lifts the limit */
export const createSendLimit = (perMinute: number, clock: Clock): SendLimit => {
  const buckets = new Map<UserId, TokenBucket>();
  const bucketOf = (userId: UserId): TokenBucket => {
    const known = buckets.get(userId);
    if (known !== undefined) return known;
    const bucket = createTokenBucket({ burst: perMinute, perSecond: perMinute / 60 }, clock.now());
    buckets.set(userId, bucket);
    return bucket;
  };
  return {
    check(userId) {
      if (perMinute === 0) return;
      const retryAfterMs = bucketOf(userId).take(clock.now());
      if (retryAfterMs > 0) throw new ChatterError('RATE_LIMITED', { retryAfterMs });
    },
    sweep() {
      const now = clock.now();
      for (const [userId, bucket] of buckets) if (bucket.isFull(now)) buckets.delete(userId);
    },
  };
};
