// @ts-check
// `npm run torture`: kills, pauses, cuts off and fills the disk of a real server while many people chat, and proves that
// nothing acknowledged was lost, doubled or put out of order.
//   -- --kills 200 --people 24 --seed 1
//   -- --torn 1000                        instead: copies of a killed folder whose log lost or broke its end
//   -- --cluster                          instead: nodes behind nginx, on a Redis of their own and the MongoDB that
//      MONGODB_URL names; docs/guides/prove-it.md tells how it is killed and how many harms there are
import { parseArgs } from 'node:util';
import { ensureBuilt } from './setup/ensure-built.mjs';
import { ensureInstalled } from './setup/install.mjs';
import { runBundled } from './setup/run-bundled.mjs';
import { clusterOptions, tortureCluster } from './torture/torture-cluster.mjs';

/** @typedef {import('../e2e/torture/run-torture.ts').TortureResult} TortureResult */
/** @typedef {import('../e2e/torn/run-torn.ts').TornResult} TornResult */

const { values } = parseArgs({
  options: {
    kills: { type: 'string' },
    people: { type: 'string' },
    cluster: { type: 'boolean', default: false },
    ...clusterOptions,
    torn: { type: 'string', default: '0' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
const seed = Number(values.seed);
const cuts = Number(values.torn);

const torture = () =>
  runBundled('e2e/torture/run-torture.ts', async ({ runTorture, resultLine }) => {
    const [kills, people] = [Number(values.kills ?? 200), Number(values.people ?? 24)];
    const options = { kills, people, seed, say: console.log };
    const result = /** @type {TortureResult} */ (await runTorture?.(options));
    const { lost, doubled, reordered, unequal, harms, leftOut } = result;
    for (const problem of [...lost, ...doubled, ...reordered, ...unequal]) console.error(problem);
    if (leftOut) console.log(leftOut);
    console.log(
      `pauses ${harms.pause} · cuts ${harms.cut} · holds ${harms.hold} · mutes ${harms.mute} · half-closes ${harms.halve} · full disks ${harms.full}`,
    );
    if (unequal.length > 0) console.log(`${unequal.length} devices did not become equal to the server`);
    console.log(await resultLine?.(result, seed));
    const problems = lost.length + doubled.length + reordered.length + unequal.length;
    if (problems > 0) process.exitCode = 1;
  });

const tear = () =>
  runBundled('e2e/torn/run-torn.ts', async ({ runTorn, tornLine }) => {
    const result = /** @type {TornResult} */ (await runTorn?.({ cuts, messages: 2_000, seed, say: console.log }));
    for (const problem of result.problems) console.error(problem);
    console.log(await tornLine?.(result, seed));
    if (result.problems.length > 0) process.exitCode = 1;
  });

try {
  await ensureInstalled();
  await ensureBuilt();
  if (values.cluster) await tortureCluster(values, seed);
  else await (cuts > 0 ? tear() : torture());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
