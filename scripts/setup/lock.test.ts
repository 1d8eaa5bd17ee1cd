import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { withLock } from './lock.mjs';

describe('the lock of two starts at once', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'chatter-lock-'));
    file = path.join(folder, 'deeper', 'setup.lock');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('lets one work after the other, and tells those who wait once', async () => {
    const seen: string[] = [];
    let waits = 0;
    const work = (name: string) =>
      withLock(
        file,
        async () => {
          seen.push(`${name} in`);
          await new Promise(setImmediate);
          seen.push(`${name} out`);
        },
        () => {
          waits += 1;
        },
      );
    await Promise.all([work('Mara'), work('Tomas')]);
    expect(seen).toEqual(['Mara in', 'Mara out', 'Tomas in', 'Tomas out']);
    expect(waits).toBe(1);
    expect(existsSync(file)).toBe(false);
  });

  test('is free again after work that failed', async () => {
    await expect(withLock(file, () => Promise.reject(new Error('no disk')))).rejects.toThrow('no disk');
    expect(await withLock(file, async () => 'mine')).toBe('mine');
  });

  test('of a killed process is taken over', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    await withLock(file, async () => undefined);
    writeFileSync(file, String(pid));
    expect(await withLock(file, async () => 'mine')).toBe('mine');
    expect(existsSync(file)).toBe(false);
  });
});
