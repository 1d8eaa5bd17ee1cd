// @ts-check
import path from 'node:path';
import { makeFolder } from '../../e2e/server/chatter-process.mjs';
import { takeMongoDatabase } from '../../e2e/server/mongo-database.mjs';
import { runBundled } from '../../scripts/setup/run-bundled.mjs';
import { redisServer } from '../../scripts/suite/programs.mjs';
import { doubtsOf, medianOf, ratioOf, runPairs } from '../pair-runs.mjs';
import { startChatter, startFreshChatter } from '../processes.mjs';
import { makePairs } from './talk.mjs';

/** @import { Row, Size } from '../report.mjs' */
/** @import { Running } from '../processes.mjs' */

/** @param {string} url of a MongoDB @param {string} redisUrl */
const startTwoNodes = async (url, redisUrl) => {
  const { folder, remove } = await makeFolder();
  const mongo = await takeMongoDatabase(url);
  const env = { MONGODB_URL: mongo.url, REDIS_URL: redisUrl };
  const first = await startChatter(path.join(folder, 'first'), env);
  const keys = { SECRETS_FILE: path.join(folder, 'first', 'secrets.json') };
  const second = await startChatter(path.join(folder, 'second'), { ...env, ...keys });
  const stop = async () => {
    await Promise.all([first.stop(), second.stop()]);
    await mongo.drop();
    await remove();
  };
  return { first, second, stop };
};

/**
 * A balancer puts half of the pairs at one node and leaves the others apart.
 * @param {Awaited<ReturnType<typeof makePairs>>} lanes @param {Running} first @param {Running} second
 */
const spread = (lanes, first, second) =>
  lanes.map((lane, n) => ({
    ...lane,
    senderUrl: n % 2 === 0 ? first.url : second.url,
    readersUrl: n % 4 < 2 ? first.url : second.url,
  }));

/** @param {string} url of a MongoDB @param {string} redisUrl @param {Size} size @returns {Promise<Row[]>} */
const measureOn = async (url, redisUrl, { pairs, seconds, lanes }) => {
  // All on one core: what is compared is what the same processor time gives.
  const one = await startFreshChatter();
  const { first, second, stop } = await startTwoNodes(url, redisUrl);
  try {
    const targets = {
      beside: { ...one, lanes: await makePairs(one.url, lanes) },
      chatter: { ...first, otherPids: [second.pid], lanes: spread(await makePairs(first.url, lanes), first, second) },
    };
    const full = await runPairs(targets, { window: 8, perSecond: 0, seconds }, pairs);
    const least = Math.min(medianOf(full, 'chatter', 'delivered'), medianOf(full, 'beside', 'delivered'));
    const half = await runPairs(targets, { window: 0, perSecond: least / 2, seconds }, pairs);
    const figure = (/** @type {typeof full} */ runs, /** @type {'delivered' | 'cpuUs' | 'p50' | 'p99'} */ field) => ({
      chatter: medianOf(runs, 'chatter', field),
      beside: medianOf(runs, 'beside', field),
      ratio: ratioOf(runs, field),
      goal: null,
      doubts: doubtsOf(runs),
    });
    const beside = 'two nodes beside one on the same core';
    return [
      { what: `${beside}: delivered messages/s, ${lanes} pairs, saturated`, ...figure(full, 'delivered'), unit: '/s' },
      { what: `${beside}: processor time per delivery, saturated`, ...figure(full, 'cpuUs'), goal: 1.5, unit: 'µs' },
      .../** @type {const} */ (['p50', 'p99']).map((name) => ({
        ...{ what: `${beside}: send to recipient, ${name}, at ${Math.round(least / 2)}/s`, ...figure(half, name) },
        unit: 'ms',
      })),
      { what: `${beside}: processor time per delivery at that rate`, ...figure(half, 'cpuUs'), goal: 1.5, unit: 'µs' },
    ];
  } finally {
    await stop();
    await one.stop();
  }
};

/** What the second node and the bus cost. @param {Size} size @returns {Promise<Row[]>} @throws when a part of a cluster is missing */
export const measureCluster = async (size) => {
  const { MONGODB_URL } = process.env;
  const program = redisServer.find();
  if (!MONGODB_URL) throw new Error('A cluster needs a MongoDB: name one in MONGODB_URL.');
  if (program === null) throw new Error('A cluster needs redis-server, which is not here.');
  /** @type {Row[]} */
  const rows = [];
  await runBundled('apps/server/test/redis-server.ts', async ({ startRedis }) => {
    const redis = /** @type {import('../../apps/server/test/redis-server.ts').TestRedis} */ (
      await startRedis?.(program)
    );
    try {
      rows.push(...(await measureOn(MONGODB_URL, redis.url, size)));
    } finally {
      await redis.close();
    }
  });
  return rows;
};
