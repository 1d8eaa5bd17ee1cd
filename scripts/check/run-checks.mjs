// @ts-check
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { inRoot, root } from '../setup/root.mjs';
import { findArrowViolations } from './arrows.mjs';
import { findDeadLinks } from './doc-links.mjs';
import { findHouseViolations } from './house-rules.mjs';
import { findLockHosts } from './lock-hosts.mjs';
import { readSources } from './sources.mjs';

/** @import { Finding } from './sources.mjs' */
/** @typedef {{ name: string, run: () => Promise<string | null> }} Check `run` tells what is wrong, or null */

/** @param {string} bin @param {string[]} args @returns {Promise<string | null>} */
const tool = (bin, args) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [inRoot('node_modules', bin), ...args], { cwd: root });
    let said = '';
    child.stdout.on('data', (chunk) => (said += chunk));
    child.stderr.on('data', (chunk) => (said += chunk));
    child.on('close', (code) => resolve(code === 0 ? null : said.trim() || `${bin} ended with ${code}`));
  });

/** @param {Finding[]} findings @returns {Promise<string | null>} */
const told = async (findings) =>
  findings.length === 0 ? null : findings.map(({ path, line, rule }) => `${path}:${line} ${rule}`).join('\n');

const code = () => readSources(root, /\.(ts|tsx|mjs)$/);

/** What `npm run check` and the pipeline look at. @type {Check[]} */
export const checks = [
  { name: 'format and lint', run: () => tool('@biomejs/biome/bin/biome', ['ci', '--colors=off', '.']) },
  { name: 'types', run: () => tool('typescript/bin/tsc', ['-p', 'tsconfig.json']) },
  { name: 'types of the page', run: () => tool('typescript/bin/tsc', ['-p', 'apps/web/tsconfig.json']) },
  { name: 'import arrows', run: () => told(findArrowViolations(code())) },
  { name: 'house rules', run: () => told(findHouseViolations(code())) },
  {
    name: 'hosts in the lock file',
    run: () => told(readSources(root, /^package-lock\.json$/).flatMap(findLockHosts)),
  },
  {
    name: 'links of the documents',
    run: () => told(findDeadLinks(readSources(root, /\.md$/), (path) => existsSync(inRoot(path)))),
  },
];

/** @returns {Promise<{ passed: number, failed: number, skipped: number }>} */
export const runChecks = async () => {
  const results = await Promise.all(
    checks.map(async ({ name, run }) => {
      const startedAt = performance.now();
      const problem = await run();
      const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
      console.log(problem === null ? `✓ ${name} (${seconds} s)` : `✗ ${name}\n${problem}\n`);
      return problem === null;
    }),
  );
  const passed = results.filter(Boolean).length;
  return { passed, failed: results.length - passed, skipped: 0 };
};
