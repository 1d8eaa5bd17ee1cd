import { beforeAll, describe, expect, test } from 'vitest';
import { ensureBuilt } from '../../../scripts/setup/ensure-built.mjs';
import { missingForCluster } from '../../server/cluster-process.ts';
import { ordersOf } from './database.ts';
import { clusterResultLine, runClusterTorture } from './run-cluster-torture.ts';

// The server of MONGODB_URL is shared with other tests: only one that is given for torture is harmed itself.
const spare = ordersOf(process.env, 'TORTURE_');
const database = spare ?? ordersOf(process.env);
const missing = missingForCluster();

beforeAll(() => ensureBuilt(), 120_000);

describe.skipIf(missing !== null)('a cluster', () => {
  test('D1 D2 D3 D5 D6 D7 D10 G2 loses nothing, doubles nothing and keeps the order while its parts are killed, stand still and are cut off', async () => {
    if (database === null) throw new Error(missing ?? 'There is no MongoDB.');
    const seed = Number(process.env.TORTURE_SEED ?? Date.now() % 1_000_000);
    const harms = {
      ...{ redisKill: 1, redisPause: 1, redisCut: 1 },
      ...{ stepDown: spare === null ? 0 : 1, databaseKill: spare?.kill ? 1 : 0, databaseStall: 1, databaseCut: 1 },
      ...{ nodeKill: 1, nodePause: 0, nodeReplace: 0, nodeCut: 1 },
    };
    const result = await runClusterTorture({ harms, nodes: 2, people: 6, seed, database, say: null });
    const line = clusterResultLine(result, seed);
    expect({ line, ...result }).toMatchObject({ lost: [], doubled: [], reordered: [], unequal: [] });
    expect(result.rounds.flatMap((round) => round.missing)).toEqual([]);
    expect(result.messages).toBeGreaterThan(20);
    expect(result.harms).toEqual(harms);
  }, 300_000);
});
