// @ts-check
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/**
 * A program that some tests need beside Node.
 * @typedef {{ name: string, packages: string[], find: () => string | null, leavesOut: string }} Program
 * `find` tells where it is; `packages` are Debian's
 */

/** @param {(string | undefined)[]} places @returns {string | null} */
const firstThere = (places) => places.find((place) => place !== undefined && existsSync(place)) ?? null;

/** A Python that has Socket.IO; Debian's own is asked first, because a newer one beside it lacks Debian's packages. */
const findPython = () =>
  [process.env.PYTHON, '/usr/bin/python3', 'python3'].find(
    (python) =>
      python !== undefined &&
      spawnSync(python, ['-c', 'import socketio, aiohttp, requests'], { stdio: 'ignore' }).status === 0,
  ) ?? null;

/** @type {Program} */
export const chromium = {
  name: 'Chromium',
  packages: ['chromium'],
  find: () =>
    firstThere([
      process.env.CHROMIUM_PATH,
      '/usr/bin/chromium',
      '/usr/bin/chromium-browser',
      '/usr/bin/google-chrome',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    ]),
  leavesOut: 'the browser tests; set CHROMIUM_PATH to a Chromium or Chrome to have them',
};

/** @type {Program} */
export const emojiFont = {
  name: 'an emoji font',
  packages: ['fonts-noto-color-emoji'],
  find: () => {
    if (process.platform !== 'linux') return 'part of the system';
    return firstThere([
      '/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf',
      '/usr/share/fonts/noto/NotoColorEmoji.ttf',
    ]);
  },
  leavesOut: 'emoji in the pictures of the browser tests',
};

/** @type {Program} */
export const python = {
  name: 'Python with Socket.IO',
  packages: ['python3-socketio', 'python3-aiohttp', 'python3-requests'],
  find: findPython,
  leavesOut: "the stranger's client; pip install 'python-socketio>=5.7,<6' aiohttp requests, and name it in PYTHON",
};

/** @type {Program} */
export const redisServer = {
  name: 'redis-server',
  packages: ['redis-server'],
  find: () =>
    firstThere([
      process.env.REDIS_SERVER,
      '/usr/bin/redis-server',
      '/usr/local/bin/redis-server',
      '/opt/homebrew/bin/redis-server',
      '/usr/bin/valkey-server',
    ]),
  leavesOut: 'the tests of many nodes; name a redis-server in REDIS_SERVER to have them',
};

/** With what makes a certificate for it, and the module that sends files packed with Brotli. @type {Program} */
export const nginx = {
  name: 'nginx',
  packages: ['nginx', 'openssl', 'libnginx-mod-http-brotli-static'],
  find: () =>
    firstThere([process.env.NGINX_PATH, '/usr/sbin/nginx', '/usr/local/sbin/nginx', '/opt/homebrew/bin/nginx']),
  leavesOut: 'what is behind nginx; set NGINX_PATH to an nginx of 1.22 or newer to have it',
};

/** @param {string[]} args */
const apt = (args) =>
  spawnSync('apt-get', args, {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status === 0;

/** @param {Program[]} missing */
const installByApt = (missing) => {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  console.error(`Installing ${missing.map(({ name }) => name).join(', ')} by apt-get …`);
  const install = ['install', '-y', '-q', '--no-install-recommends', ...missing.flatMap(({ packages }) => packages)];
  if (!apt(install)) apt(['update', '-q']) && apt(install);
};

/**
 * Finds programs, installing what is missing where that is possible.
 * @param {Program[]} programs
 * @param {{ install?: boolean }} [options] `install` false: only looks
 * @returns {Map<Program, string | null>}
 * @throws in a pipeline (`CI=true`) when one is missing: there nothing may be left out silently
 */
export const ensurePrograms = (programs, { install = true } = {}) => {
  const missing = programs.filter((program) => program.find() === null);
  if (install && missing.length > 0) installByApt(missing);
  const found = new Map(programs.map((program) => [program, program.find()]));
  for (const [program, place] of found) {
    if (place !== null) continue;
    const sentence = `There is no ${program.name} here (Debian: ${program.packages.join(' ')}). Left out: ${program.leavesOut}.`;
    if (process.env.CI === 'true') throw new Error(sentence);
    console.error(sentence);
  }
  return found;
};
