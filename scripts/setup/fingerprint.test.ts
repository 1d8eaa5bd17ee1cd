import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fingerprint } from './fingerprint.mjs';

describe('the fingerprint of the sources', () => {
  let folder: string;
  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  };
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'chatter print '));
    for (const file of ['packages/a/src/x.ts', 'apps/b/src/y.tsx', 'scripts/build/z.mjs', 'scripts/build.mjs']) {
      write(file, file);
    }
    write('package-lock.json', '{}');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('stays when only times move', () => {
    const before = fingerprint(folder);
    utimesSync(path.join(folder, 'packages/a/src/x.ts'), 1, 1);
    expect(fingerprint(folder)).toBe(before);
  });

  test.each(['packages/a/src/x.ts', 'apps/b/src/y.tsx', 'scripts/build/z.mjs', 'package-lock.json', 'apps/b/new.ts'])(
    'moves when %s does',
    (file) => {
      const before = fingerprint(folder);
      write(file, 'changed');
      expect(fingerprint(folder)).not.toBe(before);
    },
  );

  test.each(['packages/a/src/x.test.ts', 'apps/b/dist/y.js', 'apps/b/node_modules/c/i.js', 'apps/b/README.md'])(
    'does not look at %s, which no build reads',
    (file) => {
      const before = fingerprint(folder);
      write(file, 'changed');
      expect(fingerprint(folder)).toBe(before);
    },
  );

  test('tells a moved file from its old place', () => {
    const before = fingerprint(folder);
    rmSync(path.join(folder, 'packages/a/src/x.ts'));
    write('packages/a/src/moved.ts', 'packages/a/src/x.ts');
    expect(fingerprint(folder)).not.toBe(before);
  });
});
