import { setTimeout as pause } from 'node:timers/promises';
import { isEngineFailure } from './engine-error.ts';
import { inTime } from './in-time.ts';

// The driver repeats once what it may. A step-down cuts many connections at one blow, and then once is not enough.
const patienceMs = 5_000;
const pauses = { firstMs: 20, mostMs: 500 };

/** Repeats work that may be done twice, until the engine answers or patience ends. @throws what the last try threw */
export const persevere = async <Result>(work: (tries: number) => Promise<Result>): Promise<Result> => {
  const start = performance.now();
  for (let tries = 1, waitMs = pauses.firstMs; ; tries += 1, waitMs = Math.min(2 * waitMs, pauses.mostMs)) {
    try {
      return await inTime(work(tries));
    } catch (error) {
      if (!isEngineFailure(error) || performance.now() - start > patienceMs) throw error;
      await pause(waitMs * (0.5 + Math.random()));
    }
  }
};
