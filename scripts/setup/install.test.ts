import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { installReason, satisfiesLock } from './install.mjs';

const packages = (entries: Record<string, object>) => JSON.stringify({ packages: entries });
const root = { '': { name: 'chatter' }, 'apps/server': { version: '0.1.0' } };

describe('what is installed', () => {
  const lock = packages({
    ...root,
    'node_modules/express': { version: '5.3.0' },
    'node_modules/@chatter/server': { resolved: 'apps/server', link: true },
    'node_modules/fsevents': { version: '2.3.3', optional: true },
    'apps/server/node_modules/cookie': { version: '1.1.1' },
  });
  const installed = {
    'node_modules/express': { version: '5.3.0' },
    'node_modules/@chatter/server': { resolved: 'apps/server', link: true },
    'apps/server/node_modules/cookie': { version: '1.1.1' },
  };

  test('satisfies the lock file without the packages of other platforms', () => {
    expect(satisfiesLock(lock, packages(installed))).toBe(true);
  });

  test('does not when a version differs', () => {
    const old = { ...installed, 'node_modules/express': { version: '5.2.0' } };
    expect(satisfiesLock(lock, packages(old))).toBe(false);
  });

  test.each(Object.keys(installed))('does not when %s is missing', (name) => {
    const { [name as keyof typeof installed]: _, ...rest } = installed;
    expect(satisfiesLock(lock, packages(rest))).toBe(false);
  });
});

describe('the reason to install', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'chatter folder '));
    writeFileSync(path.join(folder, 'package-lock.json'), packages({ 'node_modules/a': { version: '1.0.0' } }));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const install = (version: string) => {
    mkdirSync(path.join(folder, 'node_modules'), { recursive: true });
    const installed = packages({ 'node_modules/a': { version } });
    writeFileSync(path.join(folder, 'node_modules/.package-lock.json'), installed);
  };

  test('is that there is nothing yet', () => {
    expect(installReason(folder)).toContain('not there');
  });

  test('is that an older version lies there', () => {
    install('0.9.0');
    expect(installReason(folder)).toContain('package-lock.json has changed');
  });

  test('is none after an install by hand, and none at the next look', () => {
    install('1.0.0');
    expect(installReason(folder)).toBeNull();
    expect(installReason(folder)).toBeNull();
  });

  test('comes back when the lock file moves on', () => {
    install('1.0.0');
    installReason(folder);
    writeFileSync(path.join(folder, 'package-lock.json'), packages({ 'node_modules/a': { version: '2.0.0' } }));
    expect(installReason(folder)).toContain('package-lock.json has changed');
  });
});
