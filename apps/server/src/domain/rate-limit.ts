import { ChatterError } from '@chatter/protocol/chatter-error';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { countAlone, type SharedCounts, toldAtOnce } from './shared-counts.ts';

/** Counts tries per key in windows that begin with the first try. */
export interface RateLimit {
  /** @throws RATE_LIMITED with the time until the window ends; a refused try does not lengthen it */
  take(key: string): Promise<void>;
  giveBack(key: string): Promise<void>;
  forget(key: string): Promise<void>;
}

export interface RateLimitOptions {
  /** What it is called between nodes. */
  readonly name: string;
  /** How many are allowed in a window; 0 lifts the limit. */
  readonly tries: number;
  readonly seconds: number;
}

const lifted: RateLimit = {
  take: async () => {},
  giveBack: async () => {},
  forget: async () => {},
};

/** @param counts how other nodes hear of what is counted here */
export const createRateLimit = (options: RateLimitOptions, counts: SharedCounts = countAlone): RateLimit => {
  const { name, tries, seconds } = options;
  if (tries === 0) return lifted;
  const limiter = new RateLimiterMemory({ points: tries, duration: seconds });
  const tally = counts.join({ name, atOnce: toldAtOnce(tries) }, ({ key, points }) => {
    void (points === 'forget' ? limiter.delete(key) : limiter.penalty(key, points));
  });
  return {
    take: async (key) => {
      try {
        await limiter.consume(key);
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        throw new ChatterError('RATE_LIMITED', { retryAfterMs: Math.ceil(refusal.msBeforeNext) });
      }
      tally.add(key, 1);
    },
    giveBack: async (key) => {
      await limiter.reward(key);
      tally.add(key, -1);
    },
    forget: async (key) => {
      await limiter.delete(key);
      tally.forget(key);
    },
  };
};
