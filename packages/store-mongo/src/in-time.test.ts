import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isEngineFailure } from './engine-error.ts';
import { Grouped } from './grouped.ts';
import { answerMs, inTime } from './in-time.ts';
import { persevere } from './persevere.ts';

const never = () => new Promise<never>(() => undefined);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('G2 a question that is never answered is a failure of the engine', async () => {
  const asked = inTime(never()).catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(answerMs);
  expect(isEngineFailure(await asked)).toBe(true);
  expect(await inTime(Promise.resolve('yes'))).toBe('yes');
});

test('G2 what may be done twice is tried again when the first try is never answered', async () => {
  const work = vi.fn((tries: number) => (tries === 1 ? never() : Promise.resolve('second')));
  const done = persevere(work);
  done.catch(() => undefined);
  await vi.advanceTimersByTimeAsync(answerMs + 1_000);
  expect(await done).toBe('second');
});

test('G2 those who wait behind a question that is never answered are served', async () => {
  let isStuck = true;
  const grouped = new Grouped((items: readonly string[]) => inTime(isStuck ? never() : Promise.resolve(items)));
  const first = grouped.run('first').catch(isEngineFailure);
  await Promise.resolve();
  const second = grouped.run('second');
  isStuck = false;
  await vi.advanceTimersByTimeAsync(answerMs);
  expect(await first).toBe(true);
  expect(await second).toBe('second');
});
