import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { filesContract } from '@chatter/store/contract/files.contract';
import type { FileStore } from '@chatter/store/files';
import { describe, expect, test } from 'vitest';
import { makeTempFolder, tempFolder } from '../test/temp-folder.ts';
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

filesContract('a disk', async () => {
  const { folder, remove } = await makeTempFolder();
  return { files: await openDiskFiles({ folder }), close: remove };
});

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

  test('only the owner reads the files', async () => {
    const folder = join(await tempFolder(), 'pictures');
    await (await openDiskFiles({ folder })).put('a/b.webp', bytes('x'));
    for (const file of await filesBelow(folder)) expect((await stat(file)).mode & 0o777).toBe(0o600);
    for (const entry of await readdir(folder)) expect((await stat(join(folder, entry))).mode & 0o777).toBe(0o700);
  });

  test('the group reads them, and nobody else, where nginx hands them over', async () => {
    const folder = join(await tempFolder(), 'pictures');
    await (await openDiskFiles({ folder, groupReads: true })).put('a/b.webp', bytes('x'));
    const modeOf = async (path: string) => (await stat(path)).mode & 0o777;
    const [file = ''] = await filesBelow(folder);
    expect(await modeOf(file)).toBe(0o640);
    expect(await modeOf(dirname(file))).toBe(0o750);
    expect(await modeOf(dirname(dirname(file)))).toBe(0o750);
    expect(await modeOf(folder)).toBe(0o750);
    expect(await modeOf(join(folder, 'unfinished'))).toBe(0o700);
  });

  test('F8 case 36 a refused key leaves nothing on the disk', async () => {
    const folder = await tempFolder();
    const files = await openDiskFiles({ folder });
    await expect(files.put('../outside', bytes('x'))).rejects.toThrow(RangeError);
    expect(await filesBelow(folder)).toEqual([]);
  });

  test('many puts of one key at once leave one file', async () => {
    const folder = await tempFolder();
    const files = await openDiskFiles({ folder });
    await Promise.all(Array.from({ length: 8 }, (_, at) => files.put('a.webp', bytes(`${at}`.repeat(100_000)))));
    expect(await filesBelow(folder)).toHaveLength(1);
  });

  test('the path of a key leads to its file', async () => {
    const folder = await tempFolder();
    const files = await openDiskFiles({ folder });
    await files.put('0k3f/small.webp', bytes('x'));
    expect(files.pathOf('0k3f/small.webp')).toMatch(/^[0-9a-f]{2}\/0k3f\/small\.webp$/);
    expect(await filesBelow(folder)).toEqual([join(folder, files.pathOf('0k3f/small.webp') ?? '')]);
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

  test('what another process is writing is left alone by whoever shares the folder', async () => {
    const folder = await tempFolder();
    await openDiskFiles({ folder });
    await writeFile(join(folder, 'unfinished', 'half'), 'ha');
    await openDiskFiles({ folder, shared: true });
    expect(await readdir(join(folder, 'unfinished'))).toEqual(['half']);
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
