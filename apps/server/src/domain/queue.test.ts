import { expect, test } from 'vitest';
import { createQueue } from './queue.ts';

const work = () => {
  let resolve: (result: string) => void = () => {};
  const promise = new Promise<string>((done) => {
    resolve = done;
  });
  return { promise, finish: () => resolve('done') };
};

test('case 11 a flood runs a few at a time, waits up to a bound, and is refused beyond it', async () => {
  const queue = createQueue({ atOnce: 2, waiting: 3 });
  let running = 0;
  let most = 0;
  const jobs = Array.from({ length: 5 }, work);
  const results = jobs.map((job) =>
    queue.run(async () => {
      running += 1;
      most = Math.max(most, running);
      const result = await job.promise;
      running -= 1;
      return result;
    }),
  );
  await expect(queue.run(async () => 'never')).rejects.toMatchObject({
    code: 'RATE_LIMITED',
    details: { retryAfterMs: 2_000 },
  });
  for (const job of jobs) job.finish();
  expect(await Promise.all(results)).toEqual(Array(5).fill('done'));
  expect(most).toBe(2);
});

test('work that fails makes room as well', async () => {
  const queue = createQueue({ atOnce: 1, waiting: 0 });
  await expect(queue.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await queue.run(async () => 'next')).toBe('next');
});
