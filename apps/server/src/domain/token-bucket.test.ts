import { describe, expect, test } from 'vitest';
import { createTokenBucket } from './token-bucket.ts';

const start = 1_000_000;

describe('a token bucket', () => {
  test('gives its burst at once and then tells how long to wait', () => {
    const bucket = createTokenBucket({ burst: 2, perSecond: 4 }, start);
    expect([bucket.take(start), bucket.take(start), bucket.take(start)]).toEqual([0, 0, 250]);
  });

  test('refills with time, never past its burst', () => {
    const bucket = createTokenBucket({ burst: 2, perSecond: 4 }, start);
    for (let i = 0; i < 2; i += 1) bucket.take(start);
    expect(bucket.take(start + 250)).toBe(0);
    expect(bucket.take(start + 251)).toBeGreaterThan(0);
    const later = start + 3_600_000;
    expect([bucket.take(later), bucket.take(later)]).toEqual([0, 0]);
    expect(bucket.take(later)).toBeGreaterThan(0);
  });

  test('case 16 a clock that jumps back neither fills nor blocks it', () => {
    const bucket = createTokenBucket({ burst: 1, perSecond: 1 }, start);
    expect(bucket.take(start)).toBe(0);
    expect(bucket.take(start - 600_000)).toBe(1_000);
    expect(bucket.take(start - 599_000)).toBe(0);
  });

  test('is full again when nothing was taken for long enough', () => {
    const bucket = createTokenBucket({ burst: 2, perSecond: 1 }, start);
    bucket.take(start);
    expect(bucket.isFull(start + 999)).toBe(false);
    expect(bucket.isFull(start + 1_000)).toBe(true);
  });
});

test('what was used elsewhere is owed, but never more than a burst', () => {
  const bucket = createTokenBucket({ burst: 10, perSecond: 1 }, 0);
  bucket.spend(15, 0);
  expect(bucket.take(0)).toBe(6_000);
  bucket.spend(1_000, 0);
  expect(bucket.take(0)).toBe(11_000);
  expect(bucket.take(11_000)).toBe(0);
  expect(bucket.isFull(21_000)).toBe(true);
});
