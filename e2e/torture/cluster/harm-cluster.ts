import { setTimeout as wait } from 'node:timers/promises';
import type { ClusterNode, ClusterProcess } from '../../server/cluster-process.ts';
import type { Isolation } from '../proxy.ts';
import type { Database } from './database.ts';
import type { NodeLines, Side } from './node-lines.ts';
import type { ClusterHarmName } from './plan-harms.ts';

export interface ClusterVictim {
  readonly cluster: ClusterProcess;
  /** What stands round each node, in the order of the nodes. */
  readonly lines: readonly NodeLines[];
  readonly database: Database;
}

/** Does one harm and makes it good again; resolves when the part is back. */
export type ClusterHarms = Record<ClusterHarmName, (random: () => number) => Promise<void>>;

const pick = <Item>(all: readonly Item[], random: () => number): Item => all[Math.floor(random() * all.length)] as Item;

/** Now and then longer than a client waits for an answer, and than the store has patience. */
const lasting = (random: () => number, isLong: boolean): number =>
  isLong && random() < 0.15 ? 11_000 : 200 + random() * 3_000;

/** As the operator's supervisor does: a node that finds no database at its start is started again. */
const startAgain = async (node: ClusterNode): Promise<void> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await node.start();
    } catch (error) {
      if (tries === 10) throw error;
      await wait(500);
    }
  }
};

/** @param isLong whether some harms outlast what others wait for */
export const createClusterHarms = ({ cluster, lines, database }: ClusterVictim, isLong: boolean): ClusterHarms => {
  const { nodes, redis } = cluster;
  const cutOff = async (sides: readonly Side[], random: () => number): Promise<void> => {
    const how: Isolation = random() < 0.5 ? 'refused' : 'silent';
    for (const side of sides) side.cutOff(how);
    await wait(lasting(random, isLong));
    for (const side of sides) side.rejoin();
  };
  const databaseSides = lines.map((line) => line.database);
  return {
    async redisKill(random) {
      await redis.kill();
      await wait(random() * 2_000);
      await redis.start();
    },
    async redisPause(random) {
      redis.pause();
      await wait(lasting(random, isLong));
      redis.resume();
    },
    redisCut: (random) => cutOff([pick(lines, random).redis], random),
    stepDown: () => database.stepDown(),
    async databaseKill(random) {
      await database.kill();
      await wait(random() * 1_500);
      await database.start();
    },
    async databaseStall(random) {
      for (const side of databaseSides) side.cutOff('silent');
      await wait(lasting(random, isLong));
      for (const side of databaseSides) side.rejoin();
    },
    databaseCut: (random) => cutOff([pick(databaseSides, random)], random),
    async nodeKill(random) {
      const node = pick(nodes, random);
      await node.kill();
      await wait(random() * 1_500);
      await startAgain(node);
    },
    nodePause: (random) => pick(nodes, random).stall(lasting(random, isLong)),
    nodeReplace: (random) => pick(nodes, random).replace(),
    nodeCut: (random) => cutOff([pick(lines, random).clients], random),
  };
};
