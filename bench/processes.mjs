// @ts-check
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { liftedLimits, makeFolder } from '../e2e/server/chatter-process.mjs';
import { takeMongoDatabase } from '../e2e/server/mongo-database.mjs';
import { serverEntry } from '../scripts/setup/ensure-built.mjs';
import { inRoot } from '../scripts/setup/root.mjs';

/** @typedef {{ url: string, pid: number, startMs: number, said(): string, stop(): Promise<void> }} Running */

/** The server gets one core and the load another, so that neither takes what the other is measured by. */
export const canPin = os.cpus().length > 1 && spawnSync('taskset', ['-c', '0', 'true']).status === 0;

/** @param {number} core @param {string[]} args @returns {[string, string[]]} */
export const pinned = (core, args) =>
  canPin ? ['taskset', ['-c', String(core), process.execPath, ...args]] : [process.execPath, args];

/**
 * @param {string[]} args @param {RegExp} ready whose first group is the port or the address
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Running>}
 */
const start = async (args, ready, env) => {
  const startedAt = performance.now();
  const child = spawn(...pinned(0, args), { env, cwd: os.tmpdir(), stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const ended = new Promise((resolve) => child.once('close', resolve));
  /** @type {string} */
  const found = await new Promise((resolve, reject) => {
    const listen = (/** @type {Buffer} */ chunk) => {
      said += chunk;
      const match = ready.exec(said)?.[1];
      if (match !== undefined) resolve(match);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    ended.then(() => reject(new Error(`It ended before it was ready:\n${said}`)));
  });
  return {
    url: found.startsWith('http') ? found.replace('localhost', '127.0.0.1') : `http://127.0.0.1:${found}`,
    pid: child.pid ?? 0,
    startMs: performance.now() - startedAt,
    said: () => said,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
};

/**
 * A built Chatter with the whole product on; only its limits are lifted.
 * @param {string} folder @param {Record<string, string>} [env] further settings
 */
export const startChatter = (folder, env = {}) =>
  start([serverEntry], /Chatter is ready at (\S+)/, {
    ...{
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      PORT: '0',
      DATA_DIR: folder,
      LOG_LEVEL: 'warn',
      LOG_FORMAT: 'json',
    },
    ...liftedLimits,
    SOCKETS_PER_ACCOUNT: '0',
    ...env,
  });

export const startRelay = () => start([inRoot('bench/relay.mjs')], /ready (\d+)/, process.env);

/** @param {'FULL' | 'NORMAL'} durability */
export const startStandIn = (durability) =>
  start([inRoot('bench/express-stand-in.mjs')], /ready (\d+)/, { ...process.env, DURABILITY: durability });

/** A Chatter in a folder, and in a database of the MongoDB that `MONGODB_URL` names if it does, which go away with it. */
export const startFreshChatter = async () => {
  const { folder, remove } = await makeFolder();
  const mongo = process.env.MONGODB_URL ? await takeMongoDatabase(process.env.MONGODB_URL) : null;
  const running = await startChatter(path.join(folder, 'data'), mongo ? { MONGODB_URL: mongo.url } : {});
  const stop = async () => {
    await running.stop();
    await mongo?.drop();
    await remove();
  };
  return { ...running, stop };
};

/** Processor time of all threads of a process so far, in milliseconds. @param {number} pid */
const cpuMs = (pid) => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  // In ticks of a hundredth of a second, whatever the kernel's own clock.
  return (Number(fields[11]) + Number(fields[12])) * 10;
};

/**
 * Begins to measure a server, of so many processes, and the load, which is this process.
 * @param {number[]} pids
 * @returns what has passed since, in milliseconds: on the clock, and of processor time
 */
export const startMeter = (...pids) => {
  const serverMs = () => pids.reduce((sum, pid) => sum + cpuMs(pid), 0);
  const start = { server: serverMs(), own: process.cpuUsage(), at: performance.now() };
  return () => {
    const own = process.cpuUsage(start.own);
    return {
      elapsedMs: performance.now() - start.at,
      serverMs: serverMs() - start.server,
      ownMs: (own.user + own.system) / 1_000,
    };
  };
};

/** Memory that a process holds, in bytes. @param {number} pid */
export const rssBytes = (pid) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1_024;
