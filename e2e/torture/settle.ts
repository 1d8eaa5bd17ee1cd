import { setTimeout as wait } from 'node:timers/promises';
import { differenceOf, readList, readRecord, timelineDifferences } from './verdict.ts';
import { devicesOf, type World } from './world.ts';

const settleMs = 60_000;

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
