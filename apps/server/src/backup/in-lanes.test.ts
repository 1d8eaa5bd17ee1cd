import { expect, test } from 'vitest';
import { inLanes } from './in-lanes.ts';

test('as many at once as there are lanes, and all of them', async () => {
  const seen = { now: 0, most: 0, done: [] as number[] };
  await inLanes(3, [1, 2, 3, 4, 5, 6, 7], async (item) => {
    seen.now += 1;
    seen.most = Math.max(seen.most, seen.now);
    await new Promise(setImmediate);
    seen.now -= 1;
    seen.done.push(item);
  });
  expect(seen).toMatchObject({ most: 3, done: [1, 2, 3, 4, 5, 6, 7] });
});

test.each([1, 2, 9])('a failure is told with %i lanes, after what was under way has ended', async (lanes) => {
  const ended: number[] = [];
  const work = inLanes(lanes, [1, 2, 3], async (item) => {
    if (item === 1) throw new Error('first');
    await new Promise(setImmediate);
    ended.push(item);
  });
  await expect(work).rejects.toThrow('first');
  const sofar = ended.length;
  await new Promise(setImmediate);
  expect(ended).toHaveLength(sofar);
});

test('a source that fails is told, after what was under way has ended', async () => {
  let ended = false;
  const source = function* () {
    yield 1;
    throw new Error('source');
  };
  const work = inLanes(2, source(), async () => {
    await new Promise(setImmediate);
    ended = true;
  });
  await expect(work).rejects.toThrow('source');
  expect(ended).toBe(true);
});
