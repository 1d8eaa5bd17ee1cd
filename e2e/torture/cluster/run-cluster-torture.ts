import { setTimeout as wait } from 'node:timers/promises';
import { seededRandom } from '../../../packages/client/test/seeded-random.ts';
import { startClusterProcess } from '../../server/cluster-process.ts';
import { drain, settle } from '../settle.ts';
import { type Pace, startTalk, type Talk } from '../talk.ts';
import { isWhole } from '../texts.ts';
import { judge, readRecord, type Verdict } from '../verdict.ts';
import { createWorld, devicesOf, signInAgain, type World } from '../world.ts';
import { seconds } from './cluster-report.ts';
import { type Database, type DatabaseOrders, openDatabase } from './database.ts';
import { type ClusterVictim, createClusterHarms } from './harm-cluster.ts';
import { measureRecovery, type Recovery } from './measure-recovery.ts';
import { createNodeLines, type NodeLines } from './node-lines.ts';
import { type ClusterHarmName, clusterHarms, type HarmCounts, planHarms } from './plan-harms.ts';

export { clusterResultLine, recoveryLines } from './cluster-report.ts';
export { ordersOf } from './database.ts';

export interface ClusterTortureOptions {
  readonly harms: HarmCounts;
  readonly nodes: number;
  readonly people: number;
  readonly seed: number;
  readonly database: DatabaseOrders;
  /** Told now and then; null keeps silent. */
  readonly say: ((line: string) => void) | null;
  /** Ends it before its time, with everything that it started. */
  readonly signal?: AbortSignal;
}

export interface HarmedRound extends Recovery {
  readonly names: readonly ClusterHarmName[];
}

export interface ClusterTortureResult extends Verdict {
  /** How often each harm was done. */
  readonly harms: HarmCounts;
  /** What devices still showed differently when all was healed. */
  readonly unequal: string[];
  readonly rounds: readonly HarmedRound[];
  /** Which server the database was, in words. */
  readonly server: string;
}

// A lane sends one after the other: what piles up while a part is away would be measured, instead of its return.
const pace: Pace = { pauseMs: 2_000, mostWaiting: 3 };

/** Tokens last a quarter of an hour. */
const signInEveryMs = 5 * 60_000;

/** What was harmed is whole again before anything goes on, also when another harm of the round went wrong. */
const doRound = async (harms: readonly (() => Promise<void>)[]): Promise<void> => {
  const outcomes = await Promise.allSettled(harms.map((harm) => harm()));
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
};

const doRounds = async (
  options: ClusterTortureOptions,
  victim: ClusterVictim,
  world: World,
  signal: AbortSignal,
): Promise<{ rounds: HarmedRound[]; harms: HarmCounts }> => {
  const random = seededRandom(options.seed);
  const plan = planHarms(options.harms, random);
  const does = createClusterHarms(victim, plan.length > 30);
  const urls = victim.cluster.nodes.map(({ url }) => url);
  const harms = Object.fromEntries(Object.keys(clusterHarms).map((name) => [name, 0])) as Record<
    ClusterHarmName,
    number
  >;
  const rounds: HarmedRound[] = [];
  let signedInAt = Date.now();
  for (const names of plan) {
    await wait(200 + random() * 800);
    signal.throwIfAborted();
    await doRound(
      names.map((name) => async () => {
        await wait(random() * 500);
        await does[name](random);
        harms[name] += 1;
      }),
    );
    const recovery = await measureRecovery(urls, world, signal);
    rounds.push({ names, ...recovery });
    const { ms, nodesMs, acksMs } = recovery;
    options.say?.(
      `${rounds.length} of ${plan.length}: ${names.join(' + ')}: nodes after ${seconds(nodesMs)} s, acknowledged after ${seconds(acksMs)} s, equal after ${seconds(ms)} s`,
    );
    if (Date.now() - signedInAt < signInEveryMs) continue;
    await signInAgain(victim.cluster.nginx.door, world);
    signedInAt = Date.now();
  }
  return { rounds, harms };
};

/** Everything once more from the disks, so that nothing of it is in memory only. */
const restartAll = async ({ cluster, database }: ClusterVictim, canKill: boolean): Promise<void> => {
  await Promise.all(cluster.nodes.map((node) => node.kill()));
  if (canKill) {
    await database.kill();
    await database.start();
  }
  for (const node of cluster.nodes) await node.start();
};

const finish = async (victim: ClusterVictim, world: World, talk: Talk, canKill: boolean) => {
  const { door } = victim.cluster.nginx;
  await talk.stop();
  const stuck = await drain(world);
  await signInAgain(door, world);
  const unequal = [...stuck, ...(await settle(door, world))];
  await restartAll(victim, canKill);
  return { unequal, ...(await judge(world, talk, await readRecord(door, world))) };
};

/**
 * Drives a real cluster through the SDK while its parts are harmed, then compares everybody's view with the record.
 * @throws the reason of the signal once it is aborted, when all that was started has ended
 */
export const runClusterTorture = async (options: ClusterTortureOptions): Promise<ClusterTortureResult> => {
  const { nodes, people, seed, signal = new AbortController().signal } = options;
  const database: Database = await openDatabase(options.database);
  const lines: NodeLines[] = [];
  const ways = () => {
    const line = createNodeLines(database.members);
    lines.push(line);
    return line;
  };
  const cluster = await startClusterProcess({ nodes, mongoUrl: options.database.url, ways });
  const victim: ClusterVictim = { cluster, lines, database };
  let world: World | null = null;
  let talk: Talk | null = null;
  try {
    const { door } = cluster.nginx;
    world = await createWorld(door, door, people, (text) => isWhole(seed, text));
    const urls = cluster.nodes.map(({ url }) => url);
    talk = startTalk(world, urls, seed, pace);
    const done = await doRounds(options, victim, world, signal);
    const end = await finish(victim, world, talk, options.database.kill !== null);
    return { ...end, ...done, server: cluster.database };
  } finally {
    const silence = talk?.stop();
    for (const { chatter } of world === null ? [] : devicesOf(world)) chatter.close();
    await cluster.close();
    for (const line of lines) await line.close();
    await silence;
  }
};
