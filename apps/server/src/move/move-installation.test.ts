import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Archive } from '@chatter/store/archive';
import type { FileStore } from '@chatter/store/files';
import { openDiskFiles } from '@chatter/store-sqlite/disk-files';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fillArchive } from '../../test/fill-archive.ts';
import { openFolderArchive } from '../adapters/open-archive.ts';
import { compareSides } from './compare-sides.ts';
import { copyInstallation, type MoveParts } from './move-installation.ts';
import { createMoveNote } from './move-place.ts';

let folder: string;
let from: Archive;
let to: Archive;
let files: { from: FileStore; to: FileStore };
const progress: number[] = [];

const at = (name: string): string => join(folder, name);
const parts = (): MoveParts => ({
  ...{ from, to, files, note: createMoveNote(at('note.json')) },
  onProgress: (done, all) => void progress.push(done / all),
});
const compare = () => compareSides({ from, to, files, onProgress: () => {} });

/** Counts rows that are written, and breaks off with the given one. */
const counting = (archive: Archive, breakAt = Infinity) => {
  const written = { rows: 0, batches: 0 };
  const write: Archive['write'] = async (kind, rows) => {
    written.batches += 1;
    if (written.batches === breakAt) throw new Error('cut off');
    written.rows += rows.length;
    await archive.write(kind, rows);
  };
  return { archive: { ...archive, write }, written };
};

beforeEach(async () => {
  progress.length = 0;
  folder = await mkdtemp(join(tmpdir(), 'chatter-move-'));
  from = await openFolderArchive(at('from'));
  to = await openFolderArchive(at('to'));
  files = { from: await openDiskFiles({ folder: at('a') }), to: await openDiskFiles({ folder: at('b') }) };
  await fillArchive(from, 4_500);
  const [picture] = await from.read('pictures', null, 1);
  for (const size of ['small', 'medium', 'large']) {
    await files.from.put(`${picture?.id}/${size}.webp`, new TextEncoder().encode(size));
  }
});
afterEach(async () => {
  await Promise.all([from.close(), to.close()]);
  await rm(folder, { recursive: true, force: true });
});

describe('a move', () => {
  test('brings every row and file over, and both sides compare as equal', async () => {
    await copyInstallation(parts());
    const comparisons = await compare();
    expect(comparisons.filter(({ isEqual }) => !isEqual)).toEqual([]);
    expect(Object.fromEntries(comparisons.map(({ kind, to: { count } }) => [kind, count]))).toEqual({
      ...{ users: 2, sessions: 0, pictures: 2, conversations: 1, messages: 4_500, members: 2, receipts: 1, files: 3 },
    });
    expect(progress.at(-1)).toBe(1);
    expect([...progress].sort((a, b) => a - b)).toEqual(progress);
  });

  test('that is cut off at any batch goes on where it was, and writes at most that batch again', async () => {
    const whole = 4_508;
    for (let breakAt = 2; breakAt <= 9; breakAt += 1) {
      await to.close();
      await rm(at('to'), { recursive: true });
      await rm(at('note.json'), { force: true });
      to = await openFolderArchive(at('to'));
      const first = counting(to, breakAt);
      await expect(copyInstallation({ ...parts(), to: first.archive })).rejects.toThrow('cut off');
      const second = counting(to);
      await copyInstallation({ ...parts(), to: second.archive });
      expect(first.written.rows + second.written.rows).toBe(whole);
      expect((await compare()).every(({ isEqual }) => isEqual)).toBe(true);
    }
  });

  test('without its note begins anew, and comes to the same', async () => {
    await expect(copyInstallation({ ...parts(), to: counting(to, 6).archive })).rejects.toThrow('cut off');
    await rm(at('note.json'));
    await copyInstallation(parts());
    expect((await compare()).every(({ isEqual }) => isEqual)).toBe(true);
  });

  test('into a place that was emptied since does not go by the old note', async () => {
    await expect(copyInstallation({ ...parts(), to: counting(to, 6).archive })).rejects.toThrow('cut off');
    await to.close();
    await rm(at('to'), { recursive: true });
    to = await openFolderArchive(at('to'));
    await copyInstallation(parts());
    expect((await compare()).every(({ isEqual }) => isEqual)).toBe(true);
  });

  test('never goes into a place that holds an installation, nor out of one that holds none', async () => {
    await copyInstallation(parts());
    await to.finish();
    await expect(copyInstallation(parts())).rejects.toThrow('There is an installation on the other side already');
    const nothing = await openFolderArchive(at('nothing'));
    const empty = await openFolderArchive(at('empty'));
    await expect(copyInstallation({ ...parts(), from: nothing, to: empty })).rejects.toThrow('no installation to move');
    await Promise.all([nothing.close(), empty.close()]);
  });

  test('tells a row, and a file, that is not the same on both sides', async () => {
    await copyInstallation(parts());
    const [message] = await to.read('messages', null, 1);
    if (message === undefined) throw new Error('no message');
    await to.write('messages', [{ ...message, content: message.content.replace('Step', 'Stop') }]);
    const [shelf = ''] = (await readdir(at('b'))).filter((name) => name !== 'unfinished');
    await rm(at(`b/${shelf}`), { recursive: true });
    const unequal = (await compare()).filter(({ isEqual }) => !isEqual);
    expect(unequal.map(({ kind, from: here, to: there }) => [kind, here.count, there.count])).toEqual([
      ['messages', 4_500, 4_500],
      ['files', 3, 0],
    ]);
  });

  test('has both places for itself', async () => {
    await expect(openFolderArchive(at('from'))).rejects.toThrow('Another Chatter already uses the folder');
  });
});
