// @ts-check
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { cacheFolder } from '../setup/root.mjs';
import { median } from './numbers.mjs';
import { openBrowser } from './stage.mjs';

/** @import { Stage } from './stage.mjs' */

// Not among the dependencies of the project: it brings 150 packages that only this script needs. Its newest release
// wants a newer Node than ours, and the newest of one of its own packages is not to be had everywhere.
const version = '12.8.2';
const overrides = { 'third-party-web': '0.27.0' };
const categories = /** @type {const} */ (['performance', 'accessibility', 'best-practices']);
const runs = 3;

/** @typedef {(url: string, flags: object, config?: object) => Promise<{ lhr: Report } | undefined>} Lighthouse */
/** @typedef {{ categories: Record<string, { score: number }>, audits: Record<string, { title: string, score: number | null, displayValue?: string, numericValue?: number }> }} Report */

/** @returns {Promise<{ default: Lighthouse, desktopConfig: object }>} */
const loadLighthouse = async () => {
  const folder = path.join(cacheFolder, `lighthouse-${version}`);
  const entry = path.join(folder, 'node_modules/lighthouse/core/index.js');
  if (!existsSync(entry)) {
    console.error(`Installing lighthouse ${version} into .cache …`);
    await mkdir(folder, { recursive: true });
    await writeFile(
      path.join(folder, 'package.json'),
      JSON.stringify({ private: true, dependencies: { lighthouse: version }, overrides }),
    );
    const npm = ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--prefix', folder];
    spawnSync('npm', npm, { cwd: folder, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  }
  return import(pathToFileURL(entry).href);
};

/** @returns {Promise<number>} a port that nobody listens on now */
const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** One visit by a browser that has been nowhere yet; signed in where `who` says so. @param {{ lighthouse: Lighthouse, config: object | undefined, url: string, who: Stage | null }} visit */
const visit = async ({ lighthouse, config, url, who }) => {
  const profile = await mkdtemp(path.join(os.tmpdir(), 'chatter-lighthouse-'));
  const port = await freePort();
  const browser = await openBrowser([`--remote-debugging-port=${port}`], profile);
  try {
    if (who) {
      const { email, password } = who;
      await browser.request.post(`${new URL(url).origin}/api/signin`, { data: { email, password, remember: true } });
    }
    // What it would clear is the sign-in; the profile is empty but for that.
    const flags = { port, onlyCategories: [...categories], disableStorageReset: true, logLevel: 'error' };
    const result = await lighthouse(url, flags, config);
    if (!result) throw new Error('Lighthouse has no result.');
    return result.lhr;
  } finally {
    await browser.close();
    await rm(profile, { recursive: true, force: true });
  }
};

/** @param {Report} report */
const failedAudits = ({ audits }) =>
  Object.entries(audits)
    .filter(([, { score }]) => score !== null && score < 0.9)
    .map(([id, { displayValue }]) => (displayValue ? `${id} (${displayValue})` : id));

/** @param {Stage} stage */
export const measureLighthouse = async (stage) => {
  const { default: lighthouse, desktopConfig } = await loadLighthouse();
  const pages = [
    { page: 'sign-in', url: `${stage.url}/signin`, who: null },
    { page: 'conversation', url: `${stage.url}/chats/${stage.long}`, who: stage },
  ];
  const devices = [
    { device: 'phone', config: undefined },
    { device: 'desktop', config: desktopConfig },
  ];
  const rows = [];
  for (const { page, url, who } of pages) {
    for (const { device, config } of devices) {
      /** @type {Report[]} */
      const reports = [];
      for (let run = 0; run < runs; run += 1) reports.push(await visit({ lighthouse, config, url, who }));
      const scores = categories.map((name) =>
        Math.round(100 * median(reports.map((report) => report.categories[name]?.score ?? 0))),
      );
      rows.push({ page, device, scores, notes: reports[0] ? failedAudits(reports[0]) : [] });
    }
  }
  return { version, runs, rows };
};
