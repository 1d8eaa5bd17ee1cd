import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { seededRandom } from '../../packages/client/test/seeded-random.ts';
import { makeFolder, startChatter } from '../server/chatter-process.mjs';
import { createHarms, type HarmName, mountDisk, type Victim } from './harm.ts';
import { startProxy } from './proxy.ts';
import { drain, settle } from './settle.ts';
import { startTalk } from './talk.ts';
import { isWhole } from './texts.ts';
import { judge, readRecord, type Verdict } from './verdict.ts';
import { createWorld, devicesOf, signInAgain } from './world.ts';

export interface TortureOptions {
  readonly kills: number;
  readonly people: number;
  readonly seed: number;
  /** Told now and then; null keeps silent. */
  readonly say: ((line: string) => void) | null;
}

export interface TortureResult extends Verdict {
  /** How often each harm was done. */
  readonly harms: Readonly<Record<HarmName, number>>;
  /** What devices still showed differently when all was healed. */
  readonly unequal: string[];
  /** Why a harm was left out. */
  readonly leftOut: string | null;
}

/** A kill, and before it sometimes something else, so that the kill falls into it. */
const planOf = (random: () => number, canFill: boolean): HarmName[] => {
  const others: HarmName[] = ['pause', 'cut', 'cut', 'hold', 'mute', 'halve', ...(canFill ? (['full'] as const) : [])];
  return random() < 0.4 ? [others[Math.floor(random() * others.length)] ?? 'cut', 'kill'] : ['kill'];
};

/** Drives a real server through the SDK while it is harmed, then compares everybody's view with the record. */
export const runTorture = async ({ kills, people, seed, say }: TortureOptions): Promise<TortureResult> => {
  const random = seededRandom(seed);
  const { folder: base, remove } = await makeFolder();
  const disk = mountDisk(base);
  const folder = path.join(base, 'data');
  await mkdir(folder);
  const first = await startChatter({ folder });
  const victim: Victim = { folder, port: Number(new URL(first.url).port), process: first };
  const proxy = await startProxy(victim.port);
  const harms: Record<HarmName, number> = { kill: 0, pause: 0, cut: 0, hold: 0, mute: 0, halve: 0, full: 0 };
  const world = await createWorld(first.url, proxy.url, people, (text) => isWhole(seed, text));
  try {
    const done = createHarms(victim, proxy, seededRandom(seed + 1), kills >= 10);
    const talk = startTalk(world, [first.url], seed);
    const harm = async (name: HarmName) => {
      await wait(200 + random() * 900);
      await done[name](random);
      harms[name] += 1;
    };
    // Each at least once, whatever the seed says.
    const certain: HarmName[] = ['cut', 'hold', 'mute', 'halve', 'pause', ...(disk ? (['full'] as const) : [])];
    for (const name of certain) await harm(name);
    while (harms.kill < kills) {
      for (const name of planOf(random, disk !== null)) await harm(name);
      if (harms.kill % 10 === 0) say?.(`${harms.kill} kills …`);
    }
    await talk.stop();
    const stuck = await drain(world);
    await signInAgain(first.url, world);
    const unequal = [...stuck, ...(await settle(first.url, world))];
    // Once more, so that nothing of it is in memory only.
    await done.kill(random);
    const verdict = await judge(world, talk, await readRecord(first.url, world));
    const leftOut = disk ? null : 'A full disk was left out: mounting a small one takes root.';
    return { ...verdict, harms, unequal, leftOut };
  } finally {
    for (const { chatter } of devicesOf(world)) chatter.close();
    await proxy.close();
    await victim.process.kill();
    disk?.unmount();
    await remove();
  }
};

/** The line that counts. */
export const resultLine = ({ lost, doubled, reordered, harms, messages }: TortureResult, seed: number): string =>
  `lost ${lost.length} · doubled ${doubled.length} · reordered ${reordered.length} · ${harms.kill} kills · ${messages} messages · seed ${seed}`;
