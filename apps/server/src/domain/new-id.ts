import { randomFillSync } from 'node:crypto';

const alphabet = '0123456789abcdefghijklmnopqrstuvwxyz';
const randomLength = 12;
/** Bytes from here on would make the first letters likelier than the last. */
const fair = 252;

// Drawn in bulk: a call for each letter costs more than everything else about an id.
const pool = new Uint8Array(4_096);
let drawn = pool.length;

const randomLetter = (): string => {
  for (;;) {
    if (drawn === pool.length) {
      randomFillSync(pool);
      drawn = 0;
    }
    const byte = pool[drawn] ?? fair;
    drawn += 1;
    if (byte < fair) return alphabet[byte % 36] ?? '';
  }
};

/**
 * A fresh id: eight characters of time, so that neighbours in time are neighbours in an index, and twelve random ones
 * (62 bits), so that nobody guesses it. The caller names the kind.
 * @param now epoch milliseconds
 */
export const newId = <Id extends string>(now: number): Id => {
  let id = Math.trunc(now).toString(36).padStart(8, '0').slice(-8);
  for (let i = 0; i < randomLength; i += 1) id += randomLetter();
  return id as Id;
};
