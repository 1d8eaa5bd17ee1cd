import { execFileSync } from 'node:child_process';
import { open, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type ChatterProcess, startChatter } from '../server/chatter-process.mjs';
import type { LineProxy } from './proxy.ts';

/** The server that is tortured, whichever process it is at the moment. */
export interface Victim {
  readonly folder: string;
  readonly port: number;
  process: ChatterProcess;
}

export type HarmName = 'kill' | 'pause' | 'cut' | 'hold' | 'mute' | 'halve' | 'full';
export type Harms = Record<HarmName, (random: () => number) => Promise<void>>;

/** Takes all the room of the disk that the folder lies on: such a folder has a small disk of its own. */
const fillDisk = async (folder: string, ms: number): Promise<void> => {
  const ballast = path.join(path.dirname(folder), 'ballast');
  // In one call, which writes what there is room for: in the pieces of `writeFile` it takes a minute beside busy clients.
  const file = await open(ballast, 'w');
  await file.write(Buffer.alloc(diskBytes)).catch(() => undefined);
  await file.close();
  await wait(ms);
  await rm(ballast, { force: true });
};

/**
 * @param lines picks lines by a chance of its own: how many there are must not change what is done next
 * @param long whether some harms outlast what a client waits for an answer
 */
export const createHarms = (victim: Victim, proxy: LineProxy, lines: () => number, long: boolean): Harms => ({
  /** At any instant, then back on the same folder and port. */
  async kill() {
    await victim.process.kill();
    victim.process = await startChatter({ folder: victim.folder, port: victim.port });
  },
  pause: (random) => victim.process.stall(lasting(random, long, 2_500)),
  async cut() {
    proxy.cut(() => lines() < 0.5);
  },
  async hold(random) {
    proxy.hold(() => lines() < 0.5);
    await wait(lasting(random, false, long ? 4_000 : 1_500));
    proxy.release();
  },
  async mute(random) {
    proxy.mute(() => lines() < 0.5);
    await wait(lasting(random, long, long ? 4_000 : 1_500));
    proxy.drop();
  },
  async halve(random) {
    proxy.halfClose(() => lines() < 0.5);
    await wait(lasting(random, false, 1_500));
    proxy.drop();
  },
  full: (random) => fillDisk(victim.folder, 500 + random() * 1_500),
});

const lasting = (random: () => number, long: boolean, most: number): number =>
  long && random() < 0.2 ? 11_000 : 200 + random() * most;

const diskBytes = 256 * 1024 * 1024;

/**
 * A small disk in memory for the data folder, which can be filled without harm to anybody else.
 * @returns null where this user may not mount one
 */
export const mountDisk = (at: string): { unmount(): void } | null => {
  const run = (command: string, ...args: string[]) => execFileSync(command, args, { stdio: 'ignore' });
  try {
    run('mount', '-t', 'tmpfs', '-o', `size=${diskBytes}`, 'tmpfs', at);
  } catch {
    return null;
  }
  return { unmount: () => void run('umount', at) };
};
