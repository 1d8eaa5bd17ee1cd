import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { isMet, type Row, toMarkdown, toPlot } from '../bench/report.mjs';
import { ensureBuilt } from './setup/ensure-built.mjs';
import { inRoot } from './setup/root.mjs';
import { redisServer } from './suite/programs.mjs';

interface Report {
  readonly on: { readonly record: string };
  readonly rows: Row[];
}

const row = (over: Partial<Row>): Row => ({
  ...{ what: 'a figure', chatter: 30, beside: 10, ratio: 3, goal: 2, unit: 'µs', doubts: [] },
  ...over,
});

describe('the report', () => {
  test('judges by the ratio, or by the figure where there is none, and not at all without a goal', () => {
    expect(isMet(row({}))).toBe(false);
    expect(isMet(row({ isFloor: true }))).toBe(true);
    expect(isMet(row({ ratio: null, beside: null, goal: 30 }))).toBe(true);
    expect(isMet(row({ goal: null }))).toBeNull();
  });

  test('shows each figure with its doubts, and draws those that have a goal', () => {
    const on = { date: '2026-01-01', processor: '2 × X', node: 'v20', record: 'MongoDB 8', load: 0, pinned: true };
    const rows = [row({ doubts: ['the load took 90 % of its core'] }), row({ what: 'no goal', goal: null })];
    const size = {
      pairs: 7,
      seconds: 4,
      lanes: 1,
      members: 1,
      socketsEach: 1,
      connections: 1,
      storms: 1,
      stopSeconds: 1,
      history: 1,
    };
    const markdown = toMarkdown(rows, on, size);
    expect(markdown).toContain('Node v20, on MongoDB 8, load before the run 0.0');
    expect(markdown).toContain(
      '| a figure (the load took 90 % of its core) | 30.0 µs | 10.0 µs | 3.00 × | ≤ 2 × | not met |',
    );
    expect(markdown).toContain('| no goal | 30.0 µs | 10.0 µs | 3.00 × |  |  |');
    const plot = toPlot(rows);
    expect(plot).toContain('150 %');
    expect(plot).not.toContain('no goal');
  });
});

/** Runs the bench shortly, checks what holds for every figure, and hands its report over. */
const bench = async (names: readonly string[], env: Record<string, string>) => {
  await ensureBuilt();
  const out = await mkdtemp(path.join(os.tmpdir(), 'chatter-bench-'));
  try {
    const args = [inRoot('scripts/bench.mjs'), '--quick', '--out', out, ...names];
    await promisify(execFile)(process.execPath, args, { env: { ...process.env, ...env } });
    const { on, rows } = JSON.parse(await readFile(path.join(out, 'bench.json'), 'utf8')) as Report;
    for (const { what, chatter, ratio, goal, unit, doubts } of rows) {
      const isCount = ['clients', 'times'].includes(unit);
      expect([what, isCount ? goal === null || chatter <= goal : chatter > 0]).toEqual([what, true]);
      expect([what, ratio === null || ratio > 0]).toEqual([what, true]);
      expect(doubts.filter((doubt) => doubt.includes('missing'))).toEqual([]);
    }
    expect(await readFile(path.join(out, 'bench.svg'), 'utf8')).toContain('<svg');
    return { on, rows };
  } finally {
    await rm(out, { recursive: true, force: true });
  }
};

test('npm run bench measures a real server and says what it found', async () => {
  const { on, rows } = await bench(['pairs', 'history', 'storm'], { MONGODB_URL: '' });
  expect(rows.length).toBeGreaterThan(8);
  expect(on.record).toBe('its own SQLite');
}, 180_000);

const { MONGODB_URL } = process.env;
test.skipIf(!MONGODB_URL || redisServer.find() === null)(
  'npm run bench measures two nodes beside one on a MongoDB, and says which server that is',
  async () => {
    const { on, rows } = await bench(['cluster'], {});
    expect(rows.map(({ unit }) => unit)).toEqual(['/s', 'µs', 'ms', 'ms', 'µs']);
    expect(on.record).toMatch(/MongoDB \d/);
  },
  180_000,
);

test('what cannot be measured on a record is refused before anything starts', async () => {
  const run = (name: string, url: string) =>
    promisify(execFile)(process.execPath, [inRoot('scripts/bench.mjs'), name], {
      env: { ...process.env, MONGODB_URL: url },
    });
  await expect(run('cluster', '')).rejects.toThrow('cluster needs a MongoDB: name one in MONGODB_URL.');
  await expect(run('history', 'mongodb://127.0.0.1:1')).rejects.toThrow('history is measured without MONGODB_URL.');
});
