import type { Store } from '@chatter/store/store';

/** While the store is away writes fail all the time; one round makes good what all of them left open. */
const everyMs = 3_000;

/**
 * Sees writes that seemed to fail and may have been carried out: what they have done nobody was told, and a repeat tells
 * it to its author alone.
 * @param makeGood called when there were any
 * @returns to be called about every second
 */
export const watchUnsure = (store: () => Pick<Store, 'counters'>, makeGood: () => void): (() => void) => {
  let seen = 0;
  let at = Number.NEGATIVE_INFINITY;
  return () => {
    const now = store().counters().unsure ?? 0;
    if (now === seen || performance.now() - at < everyMs) return;
    seen = now;
    at = performance.now();
    makeGood();
  };
};
