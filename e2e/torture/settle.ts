import { setTimeout as wait } from 'node:timers/promises';
import { differenceOf, readList, readRecord, timelineDifferences } from './verdict.ts';
import { devicesOf, type World } from './world.ts';

const settleMs = 60_000;
const drainMs = 300_000;

/** Waits until all that was written is stored or refused. @returns what is not */
export const drain = async (world: World): Promise<string[]> => {
  const giveUp = new AbortController();
  const sends = devicesOf(world).flatMap(({ waiting }) => [...waiting]);
  await Promise.race([
    Promise.allSettled(sends),
    wait(drainMs, undefined, { signal: giveUp.signal }).catch(() => undefined),
  ]);
  giveUp.abort();
  const left = devicesOf(world).reduce((sum, { waiting }) => sum + waiting.size, 0);
  return left === 0 ? [] : [`${left} messages were neither stored nor refused within ${drainMs / 60_000} minutes`];
};

/** Waits until every device shows what the server says. @returns what still differs in the end */
export const settle = async (url: string, world: World): Promise<string[]> => {
  const until = Date.now() + settleMs;
  for (;;) {
    const differences: string[] = [];
    for (const person of world.people) {
      const list = await readList(url, person);
      for (const device of person.devices)
        differences.push(...[differenceOf(device, list)].filter((one) => one !== null));
    }
    if (differences.length === 0) {
      const record = await readRecord(url, world);
      for (const device of devicesOf(world)) differences.push(...(await timelineDifferences(device, record)));
    }
    if (differences.length === 0 || Date.now() > until) return differences;
    await wait(500);
  }
};
