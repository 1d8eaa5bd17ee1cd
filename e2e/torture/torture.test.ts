import { beforeAll, expect, test } from 'vitest';
import { ensureBuilt } from '../../scripts/setup/ensure-built.mjs';
import { resultLine, runTorture } from './run-torture.ts';

beforeAll(() => ensureBuilt(), 120_000);

test('D1 D2 D3 D5 D6 D7 D10 case 52 case 56 case 67 nothing is lost, doubled or out of order while the server is killed, paused and cut off', async () => {
  const seed = Number(process.env.TORTURE_SEED ?? Date.now() % 1_000_000);
  const result = await runTorture({ kills: 3, people: 8, seed, say: null });
  const line = resultLine(result, seed);
  expect({ line, ...result }).toMatchObject({ lost: [], doubled: [], reordered: [], unequal: [] });
  expect(result.messages).toBeGreaterThan(50);
  expect(result.harms).toMatchObject({ kill: 3 });
}, 180_000);
