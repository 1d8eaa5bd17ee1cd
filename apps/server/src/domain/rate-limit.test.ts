import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createRateLimit } from './rate-limit.ts';

// The library reads the machine's clock, so that is the one that is moved here.
beforeEach(() => vi.useFakeTimers({ now: 1_800_000_000_000 }));
afterEach(() => vi.useRealTimers());

test('a window allows so many tries per key, says when it ends, and refused tries do not lengthen it', async () => {
  const limit = createRateLimit({ name: 'tries', tries: 2, seconds: 60 });
  await limit.take('mara');
  await limit.take('mara');
  await limit.take('tomas');
  vi.advanceTimersByTime(20_000);
  await expect(limit.take('mara')).rejects.toMatchObject({ code: 'RATE_LIMITED', details: { retryAfterMs: 40_000 } });
  vi.advanceTimersByTime(39_999);
  await expect(limit.take('mara')).rejects.toMatchObject({ details: { retryAfterMs: 1 } });
  vi.advanceTimersByTime(2);
  await limit.take('mara');
});

test('what is given back or forgotten does not count', async () => {
  const limit = createRateLimit({ name: 'tries', tries: 1, seconds: 60 });
  await limit.take('mara');
  await limit.giveBack('mara');
  await limit.take('mara');
  await limit.forget('mara');
  await limit.take('mara');
  await expect(limit.take('mara')).rejects.toMatchObject({ code: 'RATE_LIMITED' });
});

test('0 lifts the limit', async () => {
  const limit = createRateLimit({ name: 'tries', tries: 0, seconds: 60 });
  for (let i = 0; i < 1_000; i += 1) await limit.take('mara');
});
