// @ts-check
import { readFileSync } from 'node:fs';
import { inRoot } from './root.mjs';

const { scripts } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));

/**
 * What Node is started with for the server, as `npm start` says it; systemd and Docker say the same. More room for what
 * is new and soon forgotten: a busy server collects it less often (docs/performance.md).
 * @type {string[]}
 */
export const nodeFlags = scripts.start.split(' ').filter((/** @type {string} */ word) => word.startsWith('--'));
