// @ts-check
import { runBundled } from '../setup/run-bundled.mjs';

/** @import { ClusterTortureResult } from '../../e2e/torture/cluster/run-cluster-torture.ts' */
/** @import { DatabaseOrders } from '../../e2e/torture/cluster/database.ts' */
/** @import { HarmCounts } from '../../e2e/torture/cluster/plan-harms.ts' */

/** Options of the cluster form, for `parseArgs`. */
export const clusterOptions = /** @type {const} */ ({
  nodes: { type: 'string', default: '2' },
  'redis-kills': { type: 'string', default: '100' },
  'step-downs': { type: 'string', default: '50' },
  'database-kills': { type: 'string', default: '50' },
  others: { type: 'string', default: '10' },
});

/** @typedef {Record<keyof typeof clusterOptions, string> & { kills?: string, people?: string }} ClusterValues */

/** @param {ClusterValues} values @param {boolean} canKillDatabase @returns {HarmCounts} */
const countsOf = (values, canKillDatabase) => {
  const others = Number(values.others);
  return {
    redisKill: Number(values['redis-kills']),
    redisPause: others,
    redisCut: others,
    stepDown: Number(values['step-downs']),
    databaseKill: canKillDatabase ? Number(values['database-kills']) : 0,
    databaseStall: others,
    databaseCut: others,
    nodeKill: Number(values.kills ?? 25),
    nodePause: others,
    nodeReplace: others,
    nodeCut: others,
  };
};

/** @returns {AbortSignal} aborted by the first Ctrl-C; a second one ends this program as it is */
const stopSignal = () => {
  const stop = new AbortController();
  for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
    process.once(name, () => {
      console.log('Stopping: what is harmed is made whole first.');
      stop.abort(new Error('Stopped. All that was started has ended.'));
    });
  }
  return stop.signal;
};

/** The goal for a return. */
const mostRecoveryMs = 10_000;

/** @param {ClusterTortureResult} result @returns {number} how much went wrong */
const tellProblems = ({ lost, doubled, reordered, unequal, rounds }) => {
  const late = rounds
    .filter(({ ms, missing }) => ms > mostRecoveryMs || missing.length > 0)
    .map(({ names, ms, missing }) => `After ${names.join(' and ')} it took ${Math.round(ms)} ms. ${missing.join(' ')}`);
  const problems = [...lost, ...doubled, ...reordered, ...unequal, ...late];
  for (const problem of problems) console.error(problem);
  return problems.length;
};

/**
 * Tortures a cluster, and says what it found.
 * @param {ClusterValues} values
 * @param {number} seed
 */
export const tortureCluster = (values, seed) =>
  runBundled('e2e/torture/cluster/run-cluster-torture.ts', async (torture) => {
    const database = /** @type {DatabaseOrders | null} */ (torture.ordersOf?.(process.env) ?? null);
    if (database === null) throw new Error('A cluster needs a MongoDB: name one in MONGODB_URL.');
    const canKill = database.kill !== null && database.start !== null;
    const harms = countsOf(values, canKill);
    const people = Number(values.people ?? 12);
    const options = {
      harms,
      nodes: Number(values.nodes),
      people,
      seed,
      database,
      say: console.log,
      signal: stopSignal(),
    };
    const result = /** @type {ClusterTortureResult} */ (await torture.runClusterTorture?.(options));
    const problems = tellProblems(result);
    const lines = /** @type {string[] | undefined} */ (await torture.recoveryLines?.(result));
    for (const line of lines ?? []) console.log(line);
    console.log(`${values.nodes} nodes behind nginx, a Redis, and ${result.server}`);
    if (!canKill) console.log('The database was not killed: MONGODB_KILL and MONGODB_START say how it is done.');
    console.log(await torture.clusterResultLine?.(result, seed));
    if (problems > 0) process.exitCode = 1;
  });
