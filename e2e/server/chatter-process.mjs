// @ts-check
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { serverEntry } from '../../scripts/setup/ensure-built.mjs';

/**
 * A built Chatter in a process of its own, so that it can be killed.
 * @typedef {object} ChatterProcess
 * @property {string} url such as `http://localhost:41234`
 * @property {string} folder its data folder
 * @property {() => string} said everything it has written so far
 * @property {() => Promise<{ code: number | null, signal: NodeJS.Signals | null }>} stop by SIGTERM, as an operator would
 * @property {() => Promise<void>} kill by SIGKILL: no chance to say or save anything
 * @property {(ms: number) => Promise<void>} stall stands still for so long, as under a debugger or on a starved machine
 */

/** Limits are lifted: tests send more from one address than people do. */
export const liftedLimits = Object.fromEntries(
  [
    'SIGNUPS_PER_HOUR',
    'SIGNINS_PER_QUARTER',
    'REQUESTS_PER_MINUTE',
    'UPLOADS_PER_HOUR',
    'MESSAGES_PER_MINUTE',
    'EVENTS_PER_SECOND',
    'SOCKETS_PER_ADDRESS',
  ].map((name) => [name, '0']),
);

const ready = /Chatter is ready at (\S+)/;

/**
 * Starts the built server without waiting for anything.
 * @param {{ folder: string, port?: number, env?: Record<string, string>, args?: string[] }} options
 */
export const spawnChatter = ({ folder, port = 0, env = {}, args = [] }) => {
  const child = spawn(process.execPath, [serverEntry, ...args], {
    // Away from the checkout, whose .env is the developer's own.
    cwd: os.tmpdir(),
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      ...liftedLimits,
      LOG_LEVEL: 'warn',
      LOG_FORMAT: 'json',
      PORT: String(port),
      DATA_DIR: folder,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (chunk) => (said += chunk));
  child.stderr.on('data', (chunk) => (said += chunk));
  /** @type {Promise<{ code: number | null, signal: NodeJS.Signals | null }>} */
  const ended = new Promise((resolve) => child.once('close', (code, signal) => resolve({ code, signal })));
  return { child, ended, said: () => said };
};

/**
 * Starts the built server and waits until it serves.
 * @param {{ folder: string, port?: number, env?: Record<string, string> }} options `port` 0 takes a free one
 * @returns {Promise<ChatterProcess>}
 * @throws with everything it wrote when it ends instead
 */
export const startChatter = async ({ folder, port = 0, env = {} }) => {
  const { child, ended, said } = spawnChatter({ folder, port, env });
  /** @type {string} */
  const url = await new Promise((resolve, reject) => {
    child.stdout.on('data', () => {
      const address = ready.exec(said())?.[1];
      if (address !== undefined) resolve(address);
    });
    ended.then(({ code, signal }) =>
      reject(new Error(`Chatter ended with ${code ?? signal} before it was ready:\n${said()}`)),
    );
  });
  /** @param {NodeJS.Signals} signal */
  const end = (signal) => {
    child.kill(signal);
    return ended;
  };
  /** @param {number} ms */
  const stall = async (ms) => {
    child.kill('SIGSTOP');
    await wait(ms);
    child.kill('SIGCONT');
  };
  return { url, folder, said, stop: () => end('SIGTERM'), kill: async () => void (await end('SIGKILL')), stall };
};

/** @returns {Promise<{ folder: string, remove: () => Promise<void> }>} an empty folder that goes away with `remove` */
export const makeFolder = async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'chatter-'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true, maxRetries: 3 }) };
};
