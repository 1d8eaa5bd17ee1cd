// @ts-check
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { inRoot } from '../scripts/setup/root.mjs';
import { pinned } from './processes.mjs';

/** @import { Measured, Plan } from './generator.mjs' */

/** @param {Plan} plan @returns {Promise<Measured>} */
export const runGenerator = async (plan) => {
  const child = spawn(...pinned(1, [inRoot('bench/generator.mjs')]), { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify(plan));
  const said = await text(child.stdout);
  if (said === '') throw new Error('The load ended before it had measured anything.');
  return JSON.parse(said);
};
