import { beforeAll, expect, test } from 'vitest';
import { ensureBuilt } from '../../scripts/setup/ensure-built.mjs';
import { runTorn, tornLine } from './run-torn.ts';

beforeAll(() => ensureBuilt(), 120_000);

test('D1 D2 D3 case 53 a data folder whose log lost or broke its end comes back with whole commits and goes on', async () => {
  const seed = Number(process.env.TORTURE_SEED ?? Date.now() % 1_000_000);
  const result = await runTorn({ cuts: 30, messages: 600, seed, say: null });
  expect({ line: tornLine(result, seed), problems: result.problems }).toMatchObject({ problems: [] });
  expect(result.commits).toBeGreaterThan(20);
}, 120_000);
