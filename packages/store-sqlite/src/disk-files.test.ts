import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { FileStore } from '@chatter/store/files';
import { describe, expect, test } from 'vitest';
import { tempFolder } from '../test/temp-folder.ts';
import { openDiskFiles } from './disk-files.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const read = async (files: FileStore, key: string): Promise<string | null> => {
  const found = await files.open(key);
  if (found === null) return null;
  const content = await buffer(found.stream);
  expect(content.byteLength).toBe(found.bytes);
  return content.toString();
};

const filesBelow = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

describe('files on disk', () => {
  test('a stored file comes back whole, also after a restart', async () => {
    const folder = await tempFolder();
    const files = await openDiskFiles({ folder });
    await files.put('0k3f/small.webp', bytes('picture'));
    await files.put('0k3f/large.webp', bytes(''));
    const again = await openDiskFiles({ folder });
    expect(await read(again, '0k3f/small.webp')).toBe('picture');
    expect(await read(again, '0k3f/large.webp')).toBe('');
  });

  test('a file that is not there is null, and removing it is no error', async () => {
    const files = await openDiskFiles({ folder: await tempFolder() });
    expect(await files.open('nothing.webp')).toBeNull();
    await files.remove('nothing.webp');
    await files.put('one.webp', bytes('1'));
    expect(await files.open('one.webp/deeper')).toBeNull();
    await files.remove('one.webp');
    expect(await files.open('one.webp')).toBeNull();
  });

  test('a second put replaces the file, and of many at once one is there whole', async () => {
    const folder = await tempFolder();
    const files = await openDiskFiles({ folder });
    const versions = Array.from({ length: 8 }, (_, at) => `${at}`.repeat(100_000));
    await files.put('a.webp', bytes('old'));
    await Promise.all(versions.map((version) => files.put('a.webp', bytes(version))));
    expect(versions).toContain(await read(files, 'a.webp'));
    expect(await filesBelow(folder)).toHaveLength(1);
  });

  test('only the owner reads the files', async () => {
    const folder = join(await tempFolder(), 'pictures');
    await (await openDiskFiles({ folder })).put('a/b.webp', bytes('x'));
    for (const file of await filesBelow(folder)) expect((await stat(file)).mode & 0o777).toBe(0o600);
    for (const entry of await readdir(folder)) expect((await stat(join(folder, entry))).mode & 0o777).toBe(0o700);
  });

  test.each([
    '',
    '/',
    '..',
    '../x',
    'a/../b',
    'a//b',
    '/etc/passwd',
    'a\0b',
    'A.webp',
    'a/.',
    '.a',
    'a.',
    'a\\b',
    'a..b',
    'ä',
  ])('case 36 the key %j is refused', async (key) => {
    const folder = await tempFolder();
    const files = await openDiskFiles({ folder });
    for (const use of [files.put(key, bytes('x')), files.open(key), files.remove(key)]) {
      await expect(use).rejects.toThrow(RangeError);
    }
    expect(await filesBelow(folder)).toEqual([]);
  });

  test('what a crash left half-written is gone after the next start', async () => {
    const folder = await tempFolder();
    await openDiskFiles({ folder });
    await writeFile(join(folder, 'unfinished', 'half'), 'ha');
    const files = await openDiskFiles({ folder });
    expect(await filesBelow(folder)).toEqual([]);
    await files.put('a', bytes('x'));
    expect(await read(files, 'a')).toBe('x');
  });

  test('case 54 a disk that refuses is told as STORE_UNAVAILABLE and leaves nothing behind', async () => {
    const folder = await tempFolder();
    const files = await openDiskFiles({ folder });
    await files.put('a/b', bytes('x'));
    const [path = ''] = await filesBelow(folder);
    await mkdir(join(path, '..', 'taken'));
    const attempt = files.put('a/taken', bytes('y'));
    await expect(attempt).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE', cause: { code: 'EISDIR' } });
    expect(await filesBelow(folder)).toEqual([path]);
  });
});
