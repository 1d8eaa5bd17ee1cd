import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readOptions } from './options.ts';
import { prepareFolder } from './prepare-folder.ts';

const makeFolder = async (...files: string[]): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'chatter-seed-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const file of files) await writeFile(join(folder, file), '');
  return folder;
};

test('a folder that is empty or not there is fine', async () => {
  const folder = await makeFolder();
  await prepareFolder(folder, false);
  await prepareFolder(join(folder, 'not-there'), false);
});

test('what somebody has written is not touched without being asked, and the cure is named', async () => {
  const folder = await makeFolder('secrets.json', 'chatter.db');
  await expect(prepareFolder(folder, false)).rejects.toThrow(/--data .*--force/);
  expect(await readdir(folder)).toHaveLength(2);
});

test('when asked, data of Chatter is deleted, and nothing else ever', async () => {
  const data = await makeFolder('secrets.json', 'chatter.db');
  await mkdir(join(data, 'files'));
  await prepareFolder(data, true);
  expect(await readdir(data)).toEqual([]);
  const letters = await makeFolder('dear-diary.txt');
  await expect(prepareFolder(letters, true)).rejects.toThrow('nothing was deleted');
  expect(await readdir(letters)).toEqual(['dear-diary.txt']);
});

test('options are read, and a wrong one is named with its cure', () => {
  expect(readOptions(['--data', 'demo', '--force', '--now', '2026-05-04T09:30Z'])).toEqual({
    help: false,
    force: true,
    short: false,
    data: 'demo',
    now: Date.parse('2026-05-04T09:30Z'),
  });
  expect(() => readOptions(['--now', 'noon'])).toThrow('write it like');
  expect(() => readOptions(['--colour'])).toThrow('--colour');
});
