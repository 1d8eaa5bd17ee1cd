import { ChatterError } from '@chatter/protocol/chatter-error';
import type { UserId } from '@chatter/protocol/ids';
import type { Clock } from '../context.ts';
import { countAlone, type SharedCounts, toldAtOnce } from '../shared-counts.ts';
import { createTokenBucket, type TokenBucket } from '../token-bucket.ts';

/** Limits what one account sends, over all of its sockets, over HTTP and over all nodes together. */
export interface SendLimit {
  /** @throws RATE_LIMITED */
  check(userId: UserId): void;
  /** Forgets accounts that have been quiet. */
  sweep(): void;
}

/**
 * Each node has a bucket for the account and takes out of it what it hears of the others. So nothing is asked before an
 * ack; what the nodes let through before they have heard of each other is owed, and waited for later.
 * @param perMinute messages, which may all come at once; 0 lifts the limit
 */
export const createSendLimit = (perMinute: number, clock: Clock, counts: SharedCounts = countAlone): SendLimit => {
  const buckets = new Map<UserId, TokenBucket>();
  const bucketOf = (userId: UserId): TokenBucket => {
    const known = buckets.get(userId);
    if (known !== undefined) return known;
    const bucket = createTokenBucket({ burst: perMinute, perSecond: perMinute / 60 }, clock.now());
    buckets.set(userId, bucket);
    return bucket;
  };
  const tally = counts.join({ name: 'messages', atOnce: toldAtOnce(perMinute) }, ({ key, points }) => {
    if (perMinute > 0 && points !== 'forget') bucketOf(key as UserId).spend(points, clock.now());
  });
  return {
    check(userId) {
      if (perMinute === 0) return;
      const retryAfterMs = bucketOf(userId).take(clock.now());
      if (retryAfterMs > 0) throw new ChatterError('RATE_LIMITED', { retryAfterMs });
      tally.add(userId, 1);
    },
    sweep() {
      const now = clock.now();
      for (const [userId, bucket] of buckets) if (bucket.isFull(now)) buckets.delete(userId);
    },
  };
};
