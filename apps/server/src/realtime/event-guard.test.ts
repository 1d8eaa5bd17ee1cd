import { describe, expect, test } from 'vitest';
import { createEventGuard } from './event-guard.ts';

const frozen = { now: () => 5_000 };

describe('the guard of one socket', () => {
  test('case 46 lets a burst of four seconds through and limits what follows', () => {
    const guard = createEventGuard(50, frozen);
    for (let i = 0; i < 200; i += 1) guard.check();
    expect(() => guard.check()).toThrow(
      expect.objectContaining({ code: 'RATE_LIMITED', details: { retryAfterMs: 20 } }),
    );
  });

  test('case 46 finds a hundred wrong events too much, but not a refusal that a fair client meets', () => {
    const guard = createEventGuard(0, frozen);
    for (let i = 0; i < 1_000; i += 1) guard.check();
    for (let i = 0; i < 1_000; i += 1) expect(guard.isTooMuch('NOT_FOUND')).toBe(false);
    for (let i = 0; i < 100; i += 1) expect(guard.isTooMuch('UNKNOWN_EVENT')).toBe(false);
    expect(guard.isTooMuch('VALIDATION_FAILED')).toBe(true);
  });
});
