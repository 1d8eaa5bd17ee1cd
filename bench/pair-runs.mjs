// @ts-check
import { median } from '../scripts/measure/numbers.mjs';
import { runLoad } from './run-load.mjs';

/** @import { Measured, Plan } from './generator.mjs' */
/** @typedef {Omit<Plan, keyof Target>} Load */
/** @typedef {Pick<Plan, 'url' | 'pid' | 'lanes' | 'otherPids'>} Target */
/** `beside` is the base line. @typedef {{ beside: Measured, chatter: Measured }} Pair */

/**
 * The same load on both, in turns, so that what the machine does meanwhile falls on both.
 * @param {{ beside: Target, chatter: Target }} targets @param {Load} load @param {number} pairs
 * @returns {Promise<Pair[]>}
 */
export const runPairs = async ({ beside, chatter }, load, pairs) => {
  /** @type {Pair[]} */
  const runs = [];
  for (let n = 0; n < pairs; n += 1) {
    const first = await runLoad('bench/generator.mjs', { ...load, ...beside });
    runs.push({ beside: first, chatter: await runLoad('bench/generator.mjs', { ...load, ...chatter }) });
  }
  return runs;
};

/** @param {Pair[]} pairs @param {keyof Measured} field */
export const ratioOf = (pairs, field) => median(pairs.map(({ beside, chatter }) => chatter[field] / beside[field]));

/** @param {Pair[]} pairs @param {'beside' | 'chatter'} side @param {keyof Measured} field */
export const medianOf = (pairs, side, field) => median(pairs.map((pair) => pair[side][field]));

/** @param {Pair[]} pairs what makes their figures doubtful */
export const doubtsOf = (pairs) => {
  const all = pairs.flatMap(({ beside, chatter }) => [beside, chatter]);
  const busiest = Math.max(...all.map(({ generatorBusy }) => generatorBusy));
  const missing = all.reduce((sum, run) => sum + run.missing, 0);
  return [
    ...(busiest > 0.85 ? [`the load took ${Math.round(busiest * 100)} % of its core`] : []),
    ...(missing > 0 ? [`${missing} deliveries were missing`] : []),
  ];
};
