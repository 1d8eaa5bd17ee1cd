import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildProgram, startProgram } from '../test/run-program.ts';
import { tempFolder } from '../test/temp-folder.ts';
import { openSqliteStore } from './sqlite-store.ts';

const sentence = (folder: string) =>
  `Another Chatter already uses the folder ${folder}. Stop it, or give this one a folder of its own.`;

test('one process at a time uses a folder, and kill -9 leaves nothing in the way of the next', async () => {
  const folder = await tempFolder();
  const holder = startProgram(await buildProgram('hold-folder'), [folder]);
  expect(await holder.nextLine()).toBe('open');
  await expect(openSqliteStore({ folder })).rejects.toThrow(sentence(folder));
  holder.child.kill('SIGKILL');
  await holder.end();
  const store = await openSqliteStore({ folder });
  await store.close();
});

test('the lock holds within a process too, an attempt there does not loosen it, and closing releases it', async () => {
  const folder = join(await tempFolder(), 'deep', 'data');
  const store = await openSqliteStore({ folder });
  await expect(openSqliteStore({ folder })).rejects.toThrow(sentence(folder));
  const intruder = startProgram(await buildProgram('hold-folder'), [folder]);
  expect((await intruder.end()).stderr).toContain(sentence(folder));
  await store.close();
  await (await openSqliteStore({ folder })).close();
});

test('a lock that cannot be taken for another reason is told as it is', async () => {
  const folder = await tempFolder();
  await writeFile(join(folder, 'chatter.lock'), 'no database, and longer than the header of one'.repeat(20));
  await expect(openSqliteStore({ folder })).rejects.toThrow('not a database');
});
