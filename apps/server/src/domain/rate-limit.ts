import { ChatterError } from '@chatter/protocol/chatter-error';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Counts tries per key in windows that begin with the first try. One node counts for itself. */
export interface RateLimit {
  /** @throws RATE_LIMITED with the time until the window ends; a refused try does not lengthen it */
  take(key: string): Promise<void>;
  giveBack(key: string): Promise<void>;
  forget(key: string): Promise<void>;
}

const lifted: RateLimit = {
  take: async () => {},
  giveBack: async () => {},
  forget: async () => {},
};

/** @param options.tries how many are allowed in a window; 0 lifts the limit */
export const createRateLimit = (options: { tries: number; seconds: number }): RateLimit => {
  if (options.tries === 0) return lifted;
  const limiter = new RateLimiterMemory({ points: options.tries, duration: options.seconds });
  return {
    take: async (key) => {
      try {
        await limiter.consume(key);
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        throw new ChatterError('RATE_LIMITED', { retryAfterMs: Math.ceil(refusal.msBeforeNext) });
      }
    },
    giveBack: async (key) => {
      await limiter.reward(key);
    },
    forget: async (key) => {
      await limiter.delete(key);
    },
  };
};
