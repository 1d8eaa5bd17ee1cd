import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadSecrets, prepareDataDir } from './secrets.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chatter-secrets-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const modeOf = async (path: string): Promise<number> => (await stat(path)).mode & 0o777;

describe('the secrets', () => {
  test('are made once, differ from each other, and are only for the owner', async () => {
    const first = await loadSecrets(folder);
    expect(first.accessTokenKey).not.toBe(first.refreshTokenKey);
    expect(Buffer.from(first.accessTokenKey, 'base64url')).toHaveLength(32);
    expect(await modeOf(join(folder, 'secrets.json'))).toBe(0o600);
    expect(await loadSecrets(folder)).toEqual(first);
    expect(await readdir(folder)).toEqual(['secrets.json']);
  });

  test('of ten starts at once are the same', async () => {
    const all = await Promise.all(Array.from({ length: 10 }, () => loadSecrets(folder)));
    expect(new Set(all.map(({ accessTokenKey }) => accessTokenKey)).size).toBe(1);
    expect(await readdir(folder)).toEqual(['secrets.json']);
  });

  test('of two nodes are the same when a file is named to the second, which makes none of its own', async () => {
    const first = await loadSecrets(folder);
    const other = await mkdtemp(join(tmpdir(), 'chatter-secrets-'));
    expect(await loadSecrets(other, join(folder, 'secrets.json'))).toEqual(first);
    expect(await readdir(other)).toEqual([]);
    await rm(other, { recursive: true });
  });

  test('that are named must be there: each node would make others', async () => {
    const missing = join(folder, 'nowhere.json');
    await expect(loadSecrets(folder, missing)).rejects.toThrow(`The file ${missing} that SECRETS_FILE names cannot be`);
    expect(await readdir(folder)).toEqual([]);
  });

  test('that others could read are closed to them', async () => {
    await loadSecrets(folder);
    await chmod(join(folder, 'secrets.json'), 0o644);
    await loadSecrets(folder);
    expect(await modeOf(join(folder, 'secrets.json'))).toBe(0o600);
  });

  test.each(['', '{}', '{"accessTokenKey":"short","refreshTokenKey":"short"}'])(
    'that are damaged (%j) are refused with the cure, and not told',
    async (text) => {
      await writeFile(join(folder, 'secrets.json'), text, { mode: 0o600 });
      await expect(loadSecrets(folder)).rejects.toThrow(/secrets\.json is damaged; restore it from a backup/);
      expect(await readFile(join(folder, 'secrets.json'), 'utf8')).toBe(text);
    },
  );
});

describe('the data folder', () => {
  test('is made, for the owner only', async () => {
    await prepareDataDir(join(folder, 'a', 'b'));
    expect(await modeOf(join(folder, 'a', 'b'))).toBe(0o700);
    expect(await readdir(join(folder, 'a', 'b'))).toEqual([]);
  });

  test('that cannot be written is refused with the cure', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    await expect(prepareDataDir(file)).rejects.toThrow(/cannot be written \(EEXIST\).*DATA_DIR/);
  });
});
