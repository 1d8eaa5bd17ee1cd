import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureBuilt } from '../../../scripts/setup/ensure-built.mjs';
import { inRoot } from '../../../scripts/setup/root.mjs';
import { missingForCluster } from '../../server/cluster-process.ts';

describe.skipIf(missingForCluster() !== null)('the torture of a cluster', () => {
  let folder: string;
  beforeAll(async () => {
    await ensureBuilt();
    folder = await mkdtemp(join(tmpdir(), 'chatter-stopped-'));
  }, 120_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('Ctrl-C ends the nodes, nginx and Redis that it started, and removes their folders', async () => {
    const harms = '--redis-kills 99 --step-downs 0 --database-kills 0 --others 0 --kills 0'.split(' ');
    const torture = spawn(
      process.execPath,
      [inRoot('scripts/torture.mjs'), '--cluster', '--people', '4', '--seed', '1', ...harms],
      // Each part has its folder in here, and removes it when it has ended.
      { env: { ...process.env, TMPDIR: folder }, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    // Not at its exit: what it said last may still be on its way then.
    const ended = once(torture, 'close');
    let said = '';
    for (const output of [torture.stdout, torture.stderr]) output.on('data', (chunk) => (said += chunk));
    await expect.poll(() => said, { timeout: 120_000, interval: 50 }).toContain('1 of 99');
    expect(await readdir(folder)).not.toEqual([]);
    torture.kill('SIGINT');
    expect(await ended).toEqual([1, null]);
    expect(said).toContain('All that was started has ended.');
    expect(await readdir(folder)).toEqual([]);
  }, 240_000);
});
