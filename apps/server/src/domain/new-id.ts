import { randomInt } from 'node:crypto';

const alphabet = '0123456789abcdefghijklmnopqrstuvwxyz';

/**
 * A fresh id: eight characters of time, so that neighbours in time are neighbours in an index, and twelve random ones
 * (62 bits), so that nobody guesses it. The caller names the kind.
 * @param now epoch milliseconds
 */
export const newId = <Id extends string>(now: number): Id => {
  let id = Math.trunc(now).toString(36).padStart(8, '0').slice(-8);
  for (let i = 0; i < 12; i += 1) id += alphabet[randomInt(36)];
  return id as Id;
};
