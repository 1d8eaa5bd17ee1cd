// @ts-check
import { median } from '../../scripts/measure/numbers.mjs';
import { signUpMany, startPair } from '../accounts.mjs';
import { startFreshChatter, startStandIn } from '../processes.mjs';
import { runLoad } from '../run-load.mjs';

/** @import { Posted } from '../poster.mjs' */
/** @import { Running } from '../processes.mjs' */
/** @import { Row, Size } from '../report.mjs' */

const connections = 16;

/** @param {object} plan @returns {Promise<Posted>} */
const runPoster = (plan) => runLoad('bench/poster.mjs', plan);

/** @typedef {{ chatter: Posted, FULL: Posted, NORMAL: Posted }} Round */

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
    const plain = { paths: ['/rooms/one/posts'], tokens: ['none'] };
    const runOn = (/** @type {Running} */ { url, pid }, what = plain) =>
      runPoster({ url, pid, connections, seconds, ...what });
    /** @type {Round[]} */
    const rounds = [];
    for (let n = 0; n < pairs; n += 1) {
      rounds.push({
        chatter: await runOn(chatter, { paths, tokens }),
        FULL: await runOn(standIns.FULL),
        NORMAL: await runOn(standIns.NORMAL),
      });
    }
    return toRows(rounds);
  } finally {
    await Promise.all([chatter.stop(), standIns.FULL.stop(), standIns.NORMAL.stop()]);
  }
};

/** @param {Round[]} rounds @returns {Row[]} */
const toRows = (rounds) => {
  /** @param {'FULL' | 'NORMAL'} name @param {'perSecond' | 'cpuUs'} field */
  const figures = (name, field) => ({
    chatter: median(rounds.map((round) => round.chatter[field])),
    beside: median(rounds.map((round) => round[name][field])),
    ratio: median(rounds.map((round) => round.chatter[field] / round[name][field])),
  });
  const busiest = Math.max(...rounds.flatMap(Object.values).map(({ generatorBusy }) => generatorBusy));
  const doubts = busiest > 0.85 ? [`the load took ${Math.round(busiest * 100)} % of its core`] : [];
  return /** @type {const} */ (['FULL', 'NORMAL']).flatMap((name) => {
    const beside = `beside a plain port with one commit per post (${name})`;
    return [
      {
        what: `posting over HTTP, ${connections} connections, ${beside}`,
        ...figures(name, 'perSecond'),
        ...{ goal: name === 'FULL' ? 3 : null, isFloor: true, unit: '/s', doubts },
      },
      { what: `processor time of a post, ${beside}`, ...figures(name, 'cpuUs'), goal: null, unit: 'µs', doubts },
    ];
  });
};
