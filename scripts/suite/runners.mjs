// @ts-check
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { cacheFolder, inRoot, root } from '../setup/root.mjs';
import { playwrightCounts, readCountLine, vitestCounts } from './counts.mjs';
import { playwrightFailures, playwrightUnsteady, vitestFailures } from './failures.mjs';

/** @import { Counts } from './counts.mjs' */
/**
 * @typedef {Counts & { failures?: string[], unsteady?: string[] }} Result
 * `failures`: what failed, each as lines that begin with ✗; `unsteady`: what passed at its second try, with ~
 */

/** A runner that dies before it has counted is one failure. @type {Counts} */
const died = { passed: 0, failed: 1, skipped: 0 };

/**
 * @param {string} command @param {string[]} args @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<{ code: number | null, said: string }>}
 */
const run = (command, args, env = {}) =>
  new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
      process.stdout.write(chunk);
    });
    child.on('error', (error) => console.error(error.message));
    child.on('close', (code) => resolve({ code, said }));
  });

/**
 * Runs something that writes a JSON report, and counts it.
 * @param {(report: string) => Promise<{ code: number | null }>} start
 * @param {(report: unknown) => Result} read
 * @returns {Promise<Result>}
 */
const withReport = async (start, read) => {
  await mkdir(cacheFolder, { recursive: true });
  const folder = await mkdtemp(path.join(cacheFolder, 'report-'));
  try {
    const file = path.join(folder, 'report.json');
    const { code } = await start(file);
    const counts = await readFile(file, 'utf8').then(
      (text) => read(JSON.parse(text)),
      () => died,
    );
    // Exit codes know of failures that no test owns: an unhandled rejection, a leak.
    return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** @param {string | null} url @returns {NodeJS.ProcessEnv} */
const onMongo = (url) => (url === null ? {} : { MONGODB_URL: url });

// docs/decisions/0018: in the pipeline a second try tells unsteady from broken.
const secondTry = process.env.CI === 'true' ? ['--retry=1'] : [];

/**
 * Units, contracts, server and SDK over real sockets, on a MongoDB too where there is one.
 * @param {string | null} mongoUrl @returns {Promise<Result>}
 */
export const runVitest = async (mongoUrl) => {
  /** @type {string[]} */
  let unsteady = [];
  const result = await withReport(
    async (report) => {
      const ended = await run(
        process.execPath,
        [
          inRoot('node_modules/vitest/vitest.mjs'),
          'run',
          ...['--reporter=dot', '--reporter=json', `--reporter=${inRoot('scripts/suite/unsteady-reporter.mjs')}`],
          `--outputFile.json=${report}`,
          ...secondTry,
        ],
        { ...onMongo(mongoUrl), UNSTEADY_FILE: `${report}.unsteady` },
      );
      unsteady = await readFile(`${report}.unsteady`, 'utf8').then(JSON.parse, () => []);
      return ended;
    },
    (report) => ({ ...vitestCounts(report), failures: vitestFailures(report) }),
  );
  return { ...result, unsteady };
};

/**
 * Two people and more in a real browser, with a cluster before them too where there is a MongoDB.
 * @param {string} chromiumPath @param {string | null} mongoUrl
 */
export const runPlaywright = (chromiumPath, mongoUrl) =>
  withReport(
    (report) =>
      run(
        process.execPath,
        [inRoot('node_modules/@playwright/test/cli.js'), 'test', '-c', 'e2e/playwright.config.ts'],
        { ...onMongo(mongoUrl), CHROMIUM_PATH: chromiumPath, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
      ),
    (report) => ({
      ...playwrightCounts(report),
      failures: playwrightFailures(report),
      unsteady: playwrightUnsteady(report),
    }),
  );

/** A client written from the protocol's document alone, in another language. @param {string} python */
export const runStranger = async (python) => {
  const { code, said } = await run(process.execPath, [inRoot('e2e/stranger/run.mjs')], { PYTHON: python });
  const counts = readCountLine(said) ?? died;
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
};
