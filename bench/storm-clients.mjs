// @ts-check
// Many clients that are cut at once and come back at once, on a core of their own: reads a plan from stdin, prints what
// it measured as one line of JSON.
import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { quantile } from '../scripts/measure/numbers.mjs';
import { call } from './accounts.mjs';
import { startMeter } from './processes.mjs';
import { openRawSocket } from './raw-socket.mjs';

/** @import { RawSocket } from './raw-socket.mjs' */

/**
 * @typedef {object} StormClient
 * @property {object} auth its handshake
 * @property {string} [token] for catching up as the SDK does; without it the handshake is all
 * @property {string} [conversationId] of which it knows everything up to the cut
 */

/**
 * @typedef {object} StormPlan
 * @property {string} url
 * @property {number} pid of the server
 * @property {number} quietSeconds how long those who stay are watched before
 * @property {StormClient[]} clients
 * @property {{ conversationId: string, token: string }[]} news said while everybody is away
 * @property {{ conversationId: string, sender: object, reader: object }[]} probes who stay connected all the time
 */

/**
 * @typedef {object} StormMeasured
 * @property {number} backMs until all were caught up
 * @property {number} cpuMs processor time of the server for it, without what it takes in the quiet
 * @property {number} generatorBusy part of its core
 * @property {number} refusals told to come back later
 * @property {number} lost clients that do not know what was said while they were away
 * @property {number} reloads clients that were told to read everything anew
 * @property {number} before p99 of those who stay connected, in milliseconds, in the quiet before
 * @property {number} during the same while the others come back
 */

/** @type {StormPlan} */
const plan = JSON.parse(await text(process.stdin));
const word = `said-while-away-${process.pid}`;
const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const probesPerSecond = 100;
/** As the SDK waits before its first attempt: half of it, and anywhere in the other half. */
const backoffMs = 500;
const mostAttempts = 50;

let [refusals, lost, reloads] = [0, 0, 0];
/** @type {number[]} */
let latencies = [];

/** @param {string} token @param {object} body @returns {Promise<string>} */
const postSync = (token, body) =>
  new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    request(new URL('/api/sync', plan.url), { method: 'POST', agent, headers }, (response) => {
      text(response).then((said) => {
        if (response.statusCode === 200) resolve(said);
        else reject(new Error(`A sync was answered ${response.statusCode}: ${said}`));
      }, reject);
    })
      .on('error', reject)
      .end(JSON.stringify(body));
  });

/**
 * @param {object} auth @param {(frame: string) => void} [onEvent]
 * @returns {Promise<RawSocket>} when it is let in, however often it is told to come back later
 */
const enter = async (auth, onEvent = () => undefined) => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await openRawSocket(plan.url, auth, { onEvent });
    } catch (error) {
      refusals += 1;
      const ms = /"retryAfterMs":(\d+)/.exec(String(error))?.[1];
      if (attempt === mostAttempts) throw error;
      await wait(Number(ms ?? 500));
    }
  }
};

/** @param {StormClient} client @param {string} since @param {number} rev */
const comeBack = async ({ auth, token, conversationId }, since, rev) => {
  await wait(backoffMs / 2 + (Math.random() * backoffMs) / 2);
  if (token === undefined) return enter(auth);
  const question = { since, held: [{ conversationId, rev }], limit: 100 };
  /** @type {(frame: string) => void} */
  let onAnswer = () => undefined;
  const answered = new Promise((resolve) => {
    onAnswer = (frame) => frame.startsWith('42["sync:answered"') && resolve(frame);
  });
  const socket = await enter({ ...auth, sync: question }, onAnswer);
  /** @type {string} */
  const early = await answered;
  const answer = early.includes('"answer":null') ? await postSync(token, question) : early;
  if (!answer.includes('"known":true')) reloads += 1;
  if (!answer.includes(word)) lost += 1;
  return socket;
};

/** Sends through those who stay, by the clock. @returns {Promise<() => void>} stops it */
const startProbes = async () => {
  const onEvent = (/** @type {string} */ frame) => {
    const start = frame.indexOf('~');
    if (start !== -1) latencies.push(performance.now() - Number(frame.slice(start + 1, frame.indexOf('~', start + 1))));
  };
  /** @type {{ conversationId: string, socket: RawSocket }[]} */
  const senders = [];
  for (const { conversationId, sender, reader } of plan.probes) {
    await openRawSocket(plan.url, reader, { onEvent });
    senders.push({ conversationId, socket: await openRawSocket(plan.url, sender) });
  }
  let sent = 0;
  let next = performance.now();
  const timer = setInterval(() => {
    for (; next <= performance.now(); next += 1_000 / probesPerSecond) {
      const { conversationId = '', socket } = senders[sent % senders.length] ?? {};
      sent += 1;
      const clientMessageId = `s${process.pid}-${String(sent).padStart(10, '0')}`;
      const content = { kind: 'text', text: `~${next.toFixed(2)}~`.padEnd(120, 'x') };
      socket?.emit('message:send', JSON.stringify({ conversationId, clientMessageId, content }));
    }
  }, 1);
  return () => clearInterval(timer);
};

/** @param {() => Promise<unknown>} act @returns the p99 of those who stay connected meanwhile */
const p99While = async (act) => {
  latencies = [];
  await act();
  return quantile(latencies, 0.99);
};

/** @typedef {{ conversation: { rev: number } }} Known */
/** What everybody knows when they are cut: a position, and the rev of each conversation. @returns {Promise<{ since: string, revs: Map<string, number> }>} */
const knowledge = async () => {
  /** @type {Map<string, number>} */
  const revs = new Map();
  for (const { conversationId, token } of plan.news) {
    /** @type {Known} */
    const { conversation } = await call(plan.url, 'GET', `/api/conversations/${conversationId}`, undefined, token);
    revs.set(conversationId, conversation.rev);
  }
  const token = plan.news[0]?.token;
  if (token === undefined) return { since: '', revs };
  /** @type {{ position: string }} */
  const { position } = await call(plan.url, 'GET', '/api/conversations?limit=1', undefined, token);
  return { since: position, revs };
};

const sayNews = async () => {
  for (const { conversationId, token } of plan.news) {
    const body = { clientMessageId: `${word}-${conversationId}`, content: { kind: 'text', text: word } };
    await call(plan.url, 'POST', `/api/conversations/${conversationId}/messages`, body, token);
  }
};

/** @type {RawSocket[]} */
let sockets = [];
for (let n = 0; n < plan.clients.length; n += 100) {
  sockets.push(...(await Promise.all(plan.clients.slice(n, n + 100).map(({ auth }) => enter(auth)))));
}
const stopProbes = await startProbes();
await wait(1_000);
const quietMeter = startMeter(plan.pid);
const before = await p99While(() => wait(plan.quietSeconds * 1_000));
// What those who stay cost by themselves is no part of the storm.
const quiet = quietMeter();
const quietPart = quiet.serverMs / quiet.elapsedMs;
const { since, revs } = await knowledge();
for (const socket of sockets) socket.close();
sockets = [];
await sayNews();
await wait(1_000);
refusals = 0;
const meter = startMeter(plan.pid);
let backMs = 0;
const during = await p99While(async () => {
  sockets = await Promise.all(
    plan.clients.map((client) => comeBack(client, since, revs.get(client.conversationId ?? '') ?? 0)),
  );
  backMs = meter().elapsedMs;
});
const { serverMs, ownMs } = meter();
/** @type {StormMeasured} */
const result = {
  backMs,
  cpuMs: serverMs - quietPart * backMs,
  generatorBusy: ownMs / backMs,
  ...{ refusals, lost, reloads, before, during },
};
stopProbes();
process.stdout.write(JSON.stringify(result), () => process.exit(0));
