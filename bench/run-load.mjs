// @ts-check
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { inRoot } from '../scripts/setup/root.mjs';
import { pinned } from './processes.mjs';

/**
 * Runs a program of the load on a core of its own, with its plan as JSON.
 * @template Measured
 * @param {string} program @param {object} plan @returns {Promise<Measured>} what it measured
 */
export const runLoad = async (program, plan) => {
  const child = spawn(...pinned(1, [inRoot(program)]), { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify(plan));
  const said = await text(child.stdout);
  if (said === '') throw new Error('The load ended before it had measured anything.');
  return JSON.parse(said);
};
