import { expect, test } from 'vitest';
import { seededRandom } from '../../../packages/client/test/seeded-random.ts';
import { type ClusterHarmName, clusterHarms, planHarms } from './plan-harms.ts';

const names = Object.keys(clusterHarms) as ClusterHarmName[];
const counts = Object.fromEntries(names.map((name, at) => [name, at % 4])) as Record<ClusterHarmName, number>;

test('each harm comes as often as it is wanted, and never two of one part at once', () => {
  for (let seed = 1; seed <= 50; seed += 1) {
    const rounds = planHarms(counts, seededRandom(seed));
    const done = rounds.flat();
    for (const name of names) expect(done.filter((one) => one === name)).toHaveLength(counts[name]);
    for (const round of rounds) {
      const parts = round.map((name) => (name === 'stepDown' ? 'database' : name.replace(/[A-Z].*/, '')));
      expect(new Set(parts).size).toBe(round.length);
    }
  }
});

test('a seed repeats its plan', () => {
  expect(planHarms(counts, seededRandom(7))).toEqual(planHarms(counts, seededRandom(7)));
  expect(planHarms(counts, seededRandom(7))).not.toEqual(planHarms(counts, seededRandom(8)));
});
