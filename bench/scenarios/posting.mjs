// @ts-check
import { median } from '../../scripts/measure/numbers.mjs';
import { signUpMany, startPair } from '../accounts.mjs';
import { startFreshChatter, startStandIn } from '../processes.mjs';
import { runLoad } from '../run-load.mjs';

/** @import { Row, Size } from '../report.mjs' */

const connections = 16;

/** @param {object} plan @returns {Promise<number>} posts per second */
const runPoster = async (plan) =>
  /** @type {{ perSecond: number }} */ (await runLoad('bench/poster.mjs', plan)).perSecond;

/** @param {Size} size @returns {Promise<Row[]>} */
export const measurePosting = async ({ pairs, seconds }) => {
  const chatter = await startFreshChatter();
  const standIns = { FULL: await startStandIn('FULL'), NORMAL: await startStandIn('NORMAL') };
  try {
    const accounts = await signUpMany(chatter.url, connections * 2);
    const senders = accounts.slice(0, connections);
    const paths = [];
    for (const [n, one] of senders.entries()) {
      const other = accounts[connections + n];
      if (other) paths.push(`/api/conversations/${await startPair(chatter.url, one, other)}/messages`);
    }
    const tokens = senders.map(({ token }) => token);
    /** @type {{ chatter: number, FULL: number, NORMAL: number }[]} */
    const rounds = [];
    for (let n = 0; n < pairs; n += 1) {
      const own = await runPoster({ url: chatter.url, paths, tokens, connections, seconds });
      const plain = { paths: ['/rooms/one/posts'], tokens: ['none'], connections, seconds };
      const FULL = await runPoster({ url: standIns.FULL.url, ...plain });
      rounds.push({ chatter: own, FULL, NORMAL: await runPoster({ url: standIns.NORMAL.url, ...plain }) });
    }
    return /** @type {const} */ (['FULL', 'NORMAL']).map((name) => ({
      what: `posting over HTTP, ${connections} connections, beside a plain port with one commit per post (${name})`,
      chatter: median(rounds.map((round) => round.chatter)),
      beside: median(rounds.map((round) => round[name])),
      ratio: median(rounds.map((round) => round.chatter / round[name])),
      ...{ goal: name === 'FULL' ? 3 : null, isFloor: true, unit: '/s', doubts: [] },
    }));
  } finally {
    await Promise.all([chatter.stop(), standIns.FULL.stop(), standIns.NORMAL.stop()]);
  }
};
