import { ChatterError } from '@chatter/protocol/chatter-error';

/** Runs heavy work a few at a time, so that a flood of it leaves room for messages (case 11). */
export interface Queue {
  /** @throws RATE_LIMITED when too many wait already */
  run<Result>(work: () => Promise<Result>): Promise<Result>;
}

export const createQueue = (bounds: { atOnce: number; waiting: number }): Queue => {
  const waiting: (() => void)[] = [];
  let running = 0;

  const enter = async (): Promise<void> => {
    if (running < bounds.atOnce) {
      running += 1;
      return;
    }
    if (waiting.length >= bounds.waiting) throw new ChatterError('RATE_LIMITED', { retryAfterMs: 2_000 });
    // Whoever leaves hands the place over, so `running` does not change here.
    await new Promise<void>((resolve) => waiting.push(resolve));
  };

  const leave = (): void => {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  };

  return {
    run: async (work) => {
      await enter();
      try {
        return await work();
      } finally {
        leave();
      }
    },
  };
};
