// @ts-check
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { quantile } from '../scripts/measure/numbers.mjs';
import { inRoot } from '../scripts/setup/root.mjs';
import { pinned } from './processes.mjs';

/** @import { Measured, Plan } from './generator.mjs' */
/** @typedef {Omit<Measured, 'latencies'> & { p50: number, p99: number, p999: number }} Run */

/** @param {Plan} plan @returns {Promise<Run>} */
export const runGenerator = async (plan) => {
  const child = spawn(...pinned(1, [inRoot('bench/generator.mjs')]), { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify(plan));
  const said = await text(child.stdout);
  if (said === '') throw new Error('The load ended before it had measured anything.');
  /** @type {Measured} */
  const { latencies, ...rest } = JSON.parse(said);
  return {
    ...rest,
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
    p999: quantile(latencies, 0.999),
  };
};
