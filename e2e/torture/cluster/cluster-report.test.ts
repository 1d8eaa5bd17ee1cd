import { expect, test } from 'vitest';
import { recoveryLines } from './cluster-report.ts';
import { type ClusterHarmName, clusterHarms, type HarmCounts } from './plan-harms.ts';

const none = Object.fromEntries(Object.keys(clusterHarms).map((name) => [name, 0])) as unknown as HarmCounts;

test('the report tells the middle, what 95 of 100 were within, and the worst of each kind of harm', () => {
  const round = (ms: number, ...names: ClusterHarmName[]) => ({ names, ms, nodesMs: ms, acksMs: ms, missing: [] });
  const rounds = Array.from({ length: 20 }, (_, at) => round(20_000 - at * 1_000, 'redisKill'));
  rounds.push(round(60_000, 'redisKill', 'stepDown'));
  expect(recoveryLines({ rounds, harms: { ...none, redisKill: 21, stepDown: 1 } })).toEqual([
    '21 Redis kills: equal after 11.0 s in the middle, 20.0 s for 95 %, 60.0 s at worst',
    '1 step-downs: equal after 60.0 s in the middle, 60.0 s for 95 %, 60.0 s at worst',
  ]);
});
