// @ts-check
import { handshakeOf, signUpMany, startGroup, startPair } from '../accounts.mjs';
import { doubtsOf, medianOf, ratioOf, runPairs } from '../pair-runs.mjs';
import { startFreshChatter, startRelay } from '../processes.mjs';

/** @import { Row, Size } from '../report.mjs' */
/** @import { Target } from '../pair-runs.mjs' */

/** @param {Target['lanes']} lanes the same rooms at the relay, without accounts */
const atRelay = (lanes) =>
  lanes.map(({ conversationId, readers }) => ({
    conversationId,
    sender: { room: conversationId },
    readers: readers.map(() => ({ room: conversationId })),
  }));

/** @param {(url: string) => Promise<Target['lanes']>} makeLanes @param {(targets: { beside: Target, chatter: Target }) => Promise<Row[]>} measure */
const beside = async (makeLanes, measure) => {
  const [chatter, relay] = [await startFreshChatter(), await startRelay()];
  try {
    const lanes = await makeLanes(chatter.url);
    return await measure({ beside: { ...relay, lanes: atRelay(lanes) }, chatter: { ...chatter, lanes } });
  } finally {
    await relay.stop();
    await chatter.stop();
  }
};

/** So many conversations of two. @param {string} url @param {number} count */
export const makePairs = async (url, count) => {
  const accounts = await signUpMany(url, count * 2);
  const lanes = [];
  for (let n = 0; n < count; n += 1) {
    const [one, other] = [accounts[n * 2], accounts[n * 2 + 1]];
    if (!one || !other) break;
    const conversationId = await startPair(url, one, other);
    lanes.push({ conversationId, sender: handshakeOf(one), readers: [handshakeOf(other)] });
  }
  return lanes;
};

/** One to one: saturated, then by the clock at half of what Chatter could do. @param {Size} size @returns {Promise<Row[]>} */
export const measurePairs = ({ pairs, seconds, lanes }) =>
  beside(
    (url) => makePairs(url, lanes),
    async (targets) => {
      const full = await runPairs(targets, { window: 8, perSecond: 0, seconds }, pairs);
      const perSecond = medianOf(full, 'chatter', 'delivered') / 2;
      const half = await runPairs(targets, { window: 0, perSecond, seconds }, pairs);
      const doubts = doubtsOf(full);
      const [late, lateDoubts] = [Math.round(perSecond), doubtsOf(half)];
      return [
        {
          what: `durable delivered messages/s, ${lanes} pairs, saturated`,
          ...{ chatter: medianOf(full, 'chatter', 'delivered'), beside: medianOf(full, 'beside', 'delivered') },
          ...{ ratio: ratioOf(full, 'delivered'), goal: 0.8, isFloor: true, unit: '/s', doubts },
        },
        {
          what: 'server processor time per durable delivered message',
          ...{ chatter: medianOf(full, 'chatter', 'cpuUs'), beside: medianOf(full, 'beside', 'cpuUs') },
          ...{ ratio: ratioOf(full, 'cpuUs'), goal: 1.2, unit: 'µs', doubts },
        },
        .../** @type {const} */ (['p50', 'p99', 'p999']).map((name) => ({
          what: `send to recipient, ${name}, at ${late}/s`,
          ...{ chatter: medianOf(half, 'chatter', name), beside: medianOf(half, 'beside', name) },
          ...{ ratio: ratioOf(half, name), goal: name === 'p999' ? null : 2, unit: 'ms', doubts: lateDoubts },
        })),
      ];
    },
  );

/** One group with many connections. @param {Size} size @returns {Promise<Row[]>} */
export const measureFanOut = ({ pairs, seconds, members, socketsEach }) =>
  beside(
    async (url) => {
      const [owner, ...others] = await signUpMany(url, members + 1);
      if (!owner) throw new Error('There is nobody.');
      const conversationId = await startGroup(url, owner, others);
      const readers = others.flatMap((one) => Array.from({ length: socketsEach }, () => handshakeOf(one)));
      return [{ conversationId, sender: handshakeOf(owner), readers }];
    },
    async (targets) => {
      const runs = await runPairs(targets, { window: 0, perSecond: 20, seconds }, pairs);
      return [
        {
          what: `processor time per delivery, one group, ${members * socketsEach} connections of ${members} members, 20 messages/s`,
          ...{ chatter: medianOf(runs, 'chatter', 'cpuUs'), beside: medianOf(runs, 'beside', 'cpuUs') },
          ...{ ratio: ratioOf(runs, 'cpuUs'), goal: 1.1, unit: 'µs', doubts: doubtsOf(runs) },
        },
      ];
    },
  );
