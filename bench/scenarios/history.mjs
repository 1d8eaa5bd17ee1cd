// @ts-check
import path from 'node:path';
import { makeFolder } from '../../e2e/server/chatter-process.mjs';
import { quantile } from '../../scripts/measure/numbers.mjs';
import { call, signUpMany, startPair } from '../accounts.mjs';
import { fillHistory } from '../fill-history.mjs';
import { rssBytes, startChatter } from '../processes.mjs';

/** @import { Row, Size } from '../report.mjs' */

const shortCount = 1_000;
const pages = 300;

/**
 * Pages of several conversations in turns. @param {string} url @param {string} token @param {(() => string)[]} paths
 * @returns {Promise<number[]>} the median time of each
 */
const timePages = async (url, token, paths) => {
  const times = paths.map(() => /** @type {number[]} */ ([]));
  for (let n = 0; n < pages; n += 1) {
    for (const [at, makePath] of paths.entries()) {
      const startedAt = performance.now();
      await call(url, 'GET', makePath(), undefined, token);
      times[at]?.push(performance.now() - startedAt);
    }
  }
  return times.map((all) => quantile(all, 0.5));
};

/** A history of a million messages: its pages, and how the server starts on it. @param {Size} size @returns {Promise<Row[]>} */
export const measureHistory = async ({ history }) => {
  const { folder: base, remove } = await makeFolder();
  const folder = path.join(base, 'data');
  let chatter = await startChatter(folder);
  try {
    const empty = { startMs: chatter.startMs, rss: rssBytes(chatter.pid) };
    const [reader, one, other] = await signUpMany(chatter.url, 3);
    if (!reader || !one || !other) throw new Error('There is nobody.');
    const [long, short] = [await startPair(chatter.url, reader, one), await startPair(chatter.url, reader, other)];
    await chatter.stop();
    fillHistory(folder, long, history);
    fillHistory(folder, short, shortCount);
    chatter = await startChatter(folder);
    const messages = (/** @type {string} */ id) => `/api/conversations/${id}/messages?limit=50`;
    const anywhere = () => `${messages(long)}&before=${2 + Math.floor(Math.random() * history)}`;
    const [newest = 0, deep = 0, inShort = 0] = await timePages(chatter.url, reader.token, [
      () => messages(long),
      anywhere,
      () => messages(short),
    ]);
    const row = { beside: inShort, unit: 'ms', doubts: [] };
    const alone = { beside: null, ratio: null, doubts: [] };
    return [
      {
        what: `newest page of ${history} messages, beside ${shortCount}`,
        chatter: newest,
        ratio: newest / inShort,
        goal: 1.25,
        ...row,
      },
      {
        what: `a page at any depth of ${history}, beside ${shortCount}`,
        chatter: deep,
        ratio: deep / inShort,
        goal: 2,
        ...row,
      },
      { what: 'start of an empty server, until it serves', chatter: empty.startMs, goal: 1_000, unit: 'ms', ...alone },
      { what: 'memory of an empty server', chatter: empty.rss / 1_048_576, goal: 90, unit: 'MiB', ...alone },
      { what: `start with ${history} messages`, chatter: chatter.startMs, goal: 2_000, unit: 'ms', ...alone },
    ];
  } finally {
    await chatter.stop();
    await remove();
  }
};
