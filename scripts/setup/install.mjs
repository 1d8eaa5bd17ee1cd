// @ts-check
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withLock } from './lock.mjs';
import { cacheFolder, root } from './root.mjs';

/** @typedef {{ version?: string, link?: boolean, optional?: boolean, devOptional?: boolean }} LockEntry */

/** @param {string} file @returns {string | null} */
const readOrNull = (file) => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
};

/** @param {string} text @returns {Record<string, LockEntry>} */
const entriesOf = (text) => JSON.parse(text).packages ?? {};

/**
 * Whether what lies in `node_modules` (npm's own note of it) is what the lock file asks for. Packages for other
 * platforms are optional and may be absent.
 * @param {string} lock text of `package-lock.json`
 * @param {string} installed text of `node_modules/.package-lock.json`
 */
export const satisfiesLock = (lock, installed) => {
  const present = entriesOf(installed);
  return Object.entries(entriesOf(lock)).every(([name, wanted]) => {
    if (!name.startsWith('node_modules/') && !name.includes('/node_modules/')) return true;
    const found = present[name];
    if (found === undefined) return wanted.optional === true || wanted.devOptional === true;
    return wanted.link === true || found.version === wanted.version;
  });
};

/**
 * Why an install is needed, or null. The stamp saves reading two large files at every start.
 * @param {string} folder of the checkout
 * @returns {string | null}
 */
export const installReason = (folder) => {
  const lock = readFileSync(path.join(folder, 'package-lock.json'), 'utf8');
  const modules = path.join(folder, 'node_modules');
  const installed = readOrNull(path.join(modules, '.package-lock.json'));
  if (installed === null) return 'they are not there yet';
  const hash = createHash('sha256').update(lock).digest('hex');
  const stamp = path.join(modules, '.chatter-install');
  if (readOrNull(stamp) === hash) return null;
  if (!satisfiesLock(lock, installed)) return 'package-lock.json has changed';
  writeFileSync(stamp, hash);
  return null;
};

const runNpm = () => {
  // npm tells scripts where it lies; a bare `npm` is a shell script on Windows.
  const own = process.env.npm_execpath;
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund'];
  /** @type {import('node:child_process').SpawnSyncOptions} */
  const options = { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] };
  return own?.endsWith('.js')
    ? spawnSync(process.execPath, [own, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
};

/** Installs the dependencies when they are missing or not those of the lock file. */
export const ensureInstalled = async () => {
  if (installReason(root) === null) return;
  await withLock(
    path.join(cacheFolder, 'setup.lock'),
    async () => {
      const reason = installReason(root);
      if (reason === null) return;
      console.error(`Installing the dependencies, because ${reason} (npm ci, about half a minute) …`);
      const { status, error } = runNpm();
      if (error || status !== 0) {
        console.error('The dependencies could not be installed: see what npm says above, mend it, and start again.');
        process.exit(1);
      }
      installReason(root);
    },
    () => console.error('Another start is installing the dependencies: waiting for it …'),
  );
};
