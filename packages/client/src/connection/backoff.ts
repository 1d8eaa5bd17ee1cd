const FIRST_MS = 500;
const LONGEST_MS = 15_000;

/**
 * How long to wait before the next attempt: doubling, and anywhere between half of that and all of it, so that
 * many clients that lost the same server do not come back at the same instant.
 * @param failures attempts that have failed so far, from 0
 */
export const backoffMs = (failures: number, random: () => number): number => {
  const full = Math.min(FIRST_MS * 2 ** Math.min(failures, 10), LONGEST_MS);
  return full / 2 + (full / 2) * random();
};
