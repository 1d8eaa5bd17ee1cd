// @ts-check
// `npm test`: prepares what is missing, then runs everything and closes with one line that counts it.
//   -- --quick   leaves out the browser
//   -- --units   the Vitest part alone (the pipeline runs it on a second Node)
import { runChecks } from './check/run-checks.mjs';
import { ensureBuilt } from './setup/ensure-built.mjs';
import { ensureInstalled } from './setup/install.mjs';
import { nodeVersionProblem } from './setup/node-version.mjs';
import { root } from './setup/root.mjs';
import { addCounts, countLine } from './suite/counts.mjs';
import { startMongo } from './suite/mongo.mjs';
import { chromium, emojiFont, ensurePrograms, nginx, python, redisServer } from './suite/programs.mjs';
import { runPlaywright, runStranger, runVitest } from './suite/runners.mjs';

/** @import { Result } from './suite/runners.mjs' */

const quick = process.argv.includes('--quick');
const units = process.argv.includes('--units');

/** @param {string} title @param {() => Promise<Result>} part @returns {Promise<Result>} */
const runPart = async (title, part) => {
  const startedAt = performance.now();
  console.log(`\n— ${title}`);
  const counts = await part();
  console.log(`— ${title}: ${countLine(counts)} in ${((performance.now() - startedAt) / 1_000).toFixed(1)} s`);
  return counts;
};

/** @param {Result[]} results */
const conclude = (results) => {
  // Once more at the end: who reads only the last lines of a log finds what failed.
  for (const { failures = [], unsteady = [] } of results)
    for (const test of [...unsteady, ...failures]) console.log(test);
  return addCounts(results);
};

/** @param {string | null} mongoUrl */
const runUnits = (mongoUrl) => runPart('units and servers', () => runVitest(mongoUrl));

/** @param {string | null} mongoUrl @param {ReturnType<typeof ensurePrograms>} found */
const runAll = async (mongoUrl, found) => {
  const all = [await runPart('checks', runChecks), await runUnits(mongoUrl)];
  const pythonPath = found.get(python);
  if (pythonPath) all.push(await runPart("the stranger's client", () => runStranger(pythonPath)));
  const chromiumPath = found.get(chromium);
  if (chromiumPath) all.push(await runPart('browser', () => runPlaywright(chromiumPath, mongoUrl)));
  return all;
};

const main = async () => {
  process.chdir(root);
  await ensureInstalled();
  const servers = units ? [redisServer] : [nginx, python, redisServer];
  const found = ensurePrograms(quick || units ? servers : [chromium, emojiFont, ...servers]);
  const mongo = await startMongo();
  try {
    await ensureBuilt();
    return conclude(units ? [await runUnits(mongo.url)] : await runAll(mongo.url, found));
  } finally {
    await mongo.stop();
  }
};

const problem = nodeVersionProblem(process.versions.node);
if (problem) {
  console.error(problem);
  process.exitCode = 1;
} else {
  try {
    const counts = await main();
    console.log(`\n${countLine(counts)}`);
    process.exitCode = counts.failed === 0 ? 0 : 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
