// @ts-check
// Posts over HTTP from so many connections at once, on a core of its own; prints what it measured as one line of JSON.
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { startMeter } from './processes.mjs';
import { openPoster } from './raw-post.mjs';

/**
 * @typedef {object} Posted
 * @property {number} perSecond
 * @property {number} cpuUs processor time of the server per post
 * @property {number} generatorBusy part of its core
 */

/** @type {{ url: string, pid: number, paths: string[], tokens: string[], connections: number, seconds: number }} */
const { url, pid, paths, tokens, connections, seconds } = JSON.parse(await text(process.stdin));
let posted = 0;
let number = 0;
let running = true;

/** @param {string} path */
const nextBody = (path) => {
  number += 1;
  const words = `post ${number} `.padEnd(120, 'x');
  return path.startsWith('/api/')
    ? {
        clientMessageId: `p${process.pid}-${String(number).padStart(9, '0')}`,
        content: { kind: 'text', text: words },
      }
    : { text: words };
};

const postOn = async (/** @type {number} */ n) => {
  const [path, token] = [paths[n % paths.length] ?? '/', tokens[n % tokens.length] ?? ''];
  const poster = await openPoster(url);
  while (running) {
    await poster.post(path, token, JSON.stringify(nextBody(path)));
    posted += 1;
  }
  poster.close();
};
const all = Array.from({ length: connections }, (_, n) => postOn(n));
await wait(1_000);
posted = 0;
const meter = startMeter(pid);
await wait(seconds * 1_000);
const { elapsedMs, serverMs, ownMs } = meter();
/** @type {Posted} */
const result = {
  perSecond: (posted * 1_000) / elapsedMs,
  cpuUs: (serverMs * 1_000) / posted,
  generatorBusy: ownMs / elapsedMs,
};
running = false;
await Promise.all(all);
process.stdout.write(JSON.stringify(result), () => process.exit(0));
