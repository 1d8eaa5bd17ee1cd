// @ts-check
// Posts over HTTP from so many connections at once, on a core of its own; prints posts per second.
import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';

/** @type {{ url: string, paths: string[], tokens: string[], connections: number, seconds: number }} */
const { url, paths, tokens, connections, seconds } = JSON.parse(await text(process.stdin));
const agent = new Agent({ keepAlive: true, maxSockets: connections });
let posted = 0;
let number = 0;
let running = true;

/** @param {string} path @param {string} token @returns {Promise<void>} */
const post = (path, token) =>
  new Promise((resolve, reject) => {
    number += 1;
    const words = `post ${number} `.padEnd(120, 'x');
    const body = path.startsWith('/api/')
      ? {
          clientMessageId: `p${process.pid}-${String(number).padStart(9, '0')}`,
          content: { kind: 'text', text: words },
        }
      : { text: words };
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    request(new URL(path, url), { method: 'POST', agent, headers }, (response) => {
      response.resume().on('end', () => {
        if (response.statusCode === 200) resolve();
        else reject(new Error(`A post was answered ${response.statusCode}.`));
      });
    })
      .on('error', reject)
      .end(JSON.stringify(body));
  });

const postOn = async (/** @type {number} */ n) => {
  while (running) {
    await post(paths[n % paths.length] ?? '/', tokens[n % tokens.length] ?? '');
    posted += 1;
  }
};
const all = Array.from({ length: connections }, (_, n) => postOn(n));
await wait(1_000);
posted = 0;
const startedAt = performance.now();
await wait(seconds * 1_000);
const perSecond = (posted * 1_000) / (performance.now() - startedAt);
running = false;
await Promise.all(all);
process.stdout.write(JSON.stringify({ perSecond }), () => process.exit(0));
