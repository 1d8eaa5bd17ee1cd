import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { variables } from '../../apps/server/src/config/variables.ts';
import { inRoot } from '../../scripts/setup/root.mjs';

const run = promisify(execFile);
const analyze = '/usr/bin/systemd-analyze';
const units = ['chatter.service', 'chatter@.service'] as const;

const read = (name: string): Promise<string> => readFile(inRoot(join('deploy/systemd', name)), 'utf8');

/** Keys of a unit, each with all that is said about it. */
const keysOf = (text: string): Map<string, string[]> => {
  const keys = new Map<string, string[]>();
  for (const [, key = '', value = ''] of text.matchAll(/^([A-Z][A-Za-z]*)=(.*)$/gm)) {
    keys.set(key, [...(keys.get(key) ?? []), value]);
  }
  return keys;
};

describe.each(units)('%s', (unit) => {
  test('waits longer for the end than the server takes, and starts it again when it fails', async () => {
    const keys = keysOf(await read(unit));
    // `patienceMs` of cli.ts: after ten seconds the server ends itself.
    expect(Number.parseInt(keys.get('TimeoutStopSec')?.[0] ?? '', 10)).toBeGreaterThan(10);
    expect(keys.get('KillSignal')).toEqual(['SIGTERM']);
    expect(keys.get('Restart')).toEqual(['on-failure']);
  });

  test('runs as nobody in particular, and is shut in', async () => {
    const keys = keysOf(await read(unit));
    expect(keys.get('User')).toEqual(['chatter']);
    for (const key of ['NoNewPrivileges', 'ProtectHome', 'PrivateTmp', 'PrivateDevices', 'RestrictNamespaces']) {
      expect([key, keys.get(key)]).toEqual([key, ['yes']]);
    }
    expect(keys.get('ProtectSystem')).toEqual(['strict']);
    expect(keys.get('CapabilityBoundingSet')).toEqual(['']);
    // V8 writes the code that it runs.
    expect(keys.has('MemoryDenyWriteExecute')).toBe(false);
  });

  test('sets only what the server knows', async () => {
    const keys = keysOf(await read(unit));
    const set = (keys.get('Environment') ?? []).flatMap((line) => line.split(' ')).map((each) => each.split('=')[0]);
    const known = new Set(['NODE_ENV', ...Object.keys(variables)]);
    expect(set.filter((name) => !known.has(String(name)))).toEqual([]);
  });
});

test('the two units differ in the port alone', async () => {
  const [one, many] = await Promise.all(units.map(read));
  const bare = (text = '') => text.replace(/^(Description|ExecStart)=.*\n|^#.*\n/gm, '');
  expect(bare(many)).toBe(bare(one));
  expect(many).toContain('PORT=%i');
});

describe.skipIf(!existsSync(analyze))('systemd itself', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'chatter-units-'));
    for (const unit of units) {
      const name = unit.replace('@.', '@3001.');
      await copyFile(inRoot(join('deploy/systemd', unit)), join(folder, name));
      // Only here does Node lie somewhere else.
      const text = await readFile(join(folder, name), 'utf8');
      await writeFile(join(folder, name), text.replaceAll('/usr/bin/node', process.execPath));
    }
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test.each(['chatter.service', 'chatter@3001.service'])(
    'understands all of %s, and finds it shut in',
    async (unit) => {
      const path = join(folder, unit);
      const { stderr } = await run(analyze, ['verify', '--man=no', path]);
      expect(stderr).not.toContain(unit);
      const { stdout } = await run(analyze, ['security', '--offline=yes', '--no-pager', path]);
      const exposure = Number(/Overall exposure level for \S+: ([\d.]+)/.exec(stdout)?.[1]);
      expect(exposure).toBeLessThanOrEqual(2);
    },
  );
});
