/**
 * A bucket of tokens: holds `burst`, refills by `perSecond`. Its own few lines instead of a limiter library, because
 * it stands before every event: no promise, no timer, no map.
 */
export interface TokenBucket {
  /** Takes one token. @returns 0, or for how many milliseconds there will be none */
  take(now: number): number;
  /** Takes what was used elsewhere, also what is not there: whoever owes waits longer, but never as for two bursts. */
  spend(points: number, now: number): void;
  /** True when nothing was taken for so long that the bucket may be forgotten. */
  isFull(now: number): boolean;
}

export interface BucketSize {
  readonly burst: number;
  readonly perSecond: number;
}

/** @param now epoch milliseconds, as in every call; a clock that is set back refills nothing */
export const createTokenBucket = ({ burst, perSecond }: BucketSize, now: number): TokenBucket => {
  let tokens = burst;
  let filledAt = now;
  const fill = (at: number): void => {
    tokens = Math.min(burst, tokens + (Math.max(0, at - filledAt) / 1_000) * perSecond);
    filledAt = at;
  };
  return {
    take(at) {
      fill(at);
      if (tokens < 1) return Math.max(1, Math.ceil(((1 - tokens) / perSecond) * 1_000));
      tokens -= 1;
      return 0;
    },
    spend(points, at) {
      fill(at);
      tokens = Math.max(-burst, tokens - points);
    },
    isFull(at) {
      fill(at);
      return tokens >= burst;
    },
  };
};
