import { expect, test } from 'vitest';
import { backoffMs } from './backoff.ts';

test('waits double up to a quarter of a minute', () => {
  expect([0, 1, 2, 3, 4, 5, 6, 99].map((failures) => backoffMs(failures, () => 1))).toEqual([
    500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000,
  ]);
});

test('many clients are spread over half of the time', () => {
  expect(backoffMs(3, () => 0)).toBe(2_000);
  expect(backoffMs(3, () => 0.5)).toBe(3_000);
});
