// @ts-check
import { median } from '../../scripts/measure/numbers.mjs';
import { handshakeOf, signUpMany, startGroup } from '../accounts.mjs';
import { startFreshChatter } from '../processes.mjs';
import { runLoad } from '../run-load.mjs';

/** @import { Measured } from '../generator.mjs' */
/** @import { Row, Size } from '../report.mjs' */

const eventsPerSecond = 5_000;
const mostPairs = 3;
const cutLine = 'a connection was cut because it does not read';

/** `time` in epoch milliseconds. @typedef {{ time: number, unsentBytes: number }} Cut */

/** What the server said of the connections that it cut. @param {string} said @returns {Cut[]} */
const cutsIn = (said) =>
  said
    .split('\n')
    .filter((line) => line.includes(cutLine))
    .map((line) => JSON.parse(line))
    .map(({ time, unsentBytes }) => ({ time: Date.parse(time), unsentBytes }));

/** One of a group stops reading, beside the same load with everybody reading. @param {Size} size @returns {Promise<Row[]>} */
export const measureStopper = async ({ pairs, stopSeconds }) => {
  const chatter = await startFreshChatter();
  try {
    const [owner, reader, stopper] = await signUpMany(chatter.url, 3);
    if (!owner || !reader || !stopper) throw new Error('There is nobody.');
    const conversationId = await startGroup(chatter.url, owner, [reader, stopper]);
    // Two hear each message: the one who reads, and the one who stops or stays.
    const load = {
      url: chatter.url,
      pid: chatter.pid,
      window: 0,
      perSecond: eventsPerSecond / 2,
      seconds: stopSeconds,
    };
    const lane = { conversationId, sender: handshakeOf(owner), readers: [handshakeOf(reader)] };
    /** @type {{ without: Measured, stopped: Measured, cut: Cut | undefined }[]} */
    const runs = [];
    for (let n = 0; n < Math.min(pairs, mostPairs); n += 1) {
      const all = { ...lane, readers: [handshakeOf(reader), handshakeOf(stopper)] };
      /** @type {Measured} */
      const without = await runLoad('bench/generator.mjs', { ...load, lanes: [all] });
      /** @type {Measured} */
      const stopped = await runLoad('bench/generator.mjs', {
        ...{ ...load, lanes: [lane], stoppers: [handshakeOf(stopper)] },
      });
      runs.push({ without, stopped, cut: cutsIn(chatter.said()).find(({ time }) => time >= stopped.stoppedAt) });
    }
    return toRows(runs, stopSeconds);
  } finally {
    await chatter.stop();
  }
};

/** @param {{ without: Measured, stopped: Measured, cut: Cut | undefined }[]} runs @param {number} seconds @returns {Row[]} */
const toRows = (runs, seconds) => {
  const what = `a reader that stops for ${seconds} s under ${eventsPerSecond} events/s`;
  const missing = runs.reduce((sum, { without, stopped }) => sum + without.missing + stopped.missing, 0);
  const uncut = runs.filter(({ cut }) => cut === undefined).length;
  const doubts = [
    ...(missing > 0 ? [`${missing} deliveries were missing`] : []),
    // Then less was sent to it than the buffers of the system take.
    ...(uncut > 0 ? [`it was not cut in ${uncut} of ${runs.length}`] : []),
  ];
  const alone = { beside: null, ratio: null, doubts };
  const worst = (/** @type {(run: { stopped: Measured, cut: Cut | undefined }) => number} */ of) =>
    Math.max(...runs.map(of));
  return [
    {
      what: `${what}: held for it by the server when it was cut, worst of ${runs.length}`,
      ...{ chatter: worst(({ cut }) => (cut?.unsentBytes ?? Number.NaN) / 1_048_576), goal: 1, unit: 'MiB', ...alone },
    },
    {
      what: `${what}: until it is cut, worst of ${runs.length}`,
      ...{ chatter: worst(({ cut, stopped }) => ((cut?.time ?? Number.NaN) - stopped.stoppedAt) / 1_000) },
      ...{ goal: 5, unit: 's', ...alone },
    },
    {
      what: `${what}: p99 of the others, beside the same with everybody reading`,
      chatter: median(runs.map(({ stopped }) => stopped.p99)),
      beside: median(runs.map(({ without }) => without.p99)),
      ratio: median(runs.map(({ stopped, without }) => stopped.p99 / without.p99)),
      ...{ goal: 1.1, unit: 'ms', doubts },
    },
  ];
};
