import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { addPeople, append, createGroup } from '@chatter/store/contract/fixtures';
import { expect, test } from 'vitest';
import { tempFolder } from '../test/temp-folder.ts';
import { loadDriver } from './driver.ts';
import { openSqliteStore } from './sqlite-store.ts';

test('the first start makes the folder, for its owner only', async () => {
  const folder = join(await tempFolder(), 'deep', 'data');
  const store = await openSqliteStore({ folder });
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
  const files = await readdir(folder);
  expect(files.sort()).toEqual(['chatter.db', 'chatter.db-shm', 'chatter.db-wal', 'chatter.lock']);
  for (const file of files) expect((await stat(join(folder, file))).mode & 0o777).toBe(0o600);
  await store.close();
});

test('what was stored is there after a restart, and the log was folded into the database', async () => {
  const folder = await tempFolder();
  const store = await openSqliteStore({ folder });
  const [mara, tomas] = await addPeople(store, 'Mara', 'Tomas');
  const { id } = await createGroup(store, mara, tomas);
  await append(store, id, mara);
  const before = await store.conversations.view(id, tomas);
  await store.close();
  const log = await stat(join(folder, 'chatter.db-wal')).catch(() => ({ size: 0 }));
  expect(log.size).toBe(0);
  const again = await openSqliteStore({ folder });
  expect(await again.conversations.view(id, tomas)).toEqual(before);
  await again.close();
});

test('a start that fails lets go of the folder', async () => {
  const folder = await tempFolder();
  await (await openSqliteStore({ folder })).close();
  const { DatabaseSync } = await loadDriver();
  const db = new DatabaseSync(join(folder, 'chatter.db'));
  db.exec("INSERT INTO migrations VALUES (9999, 'future', 0)");
  for (const _ of [1, 2]) await expect(openSqliteStore({ folder })).rejects.toThrow('written by a newer Chatter');
  db.exec('DELETE FROM migrations WHERE id = 9999');
  db.close();
  await (await openSqliteStore({ folder })).close();
});

test('case 34 what is no JSON cannot be stored past the server, and a kind that nobody knows breaks nothing', async () => {
  const folder = await tempFolder();
  const store = await openSqliteStore({ folder });
  const [mara, tomas] = await addPeople(store, 'Mara', 'Tomas');
  const { id } = await createGroup(store, mara, tomas);
  const { seq } = await append(store, id, mara);
  await store.close();
  const { DatabaseSync } = await loadDriver();
  const db = new DatabaseSync(join(folder, 'chatter.db'));
  const poison = db.prepare('UPDATE messages SET content = :content WHERE seq = :seq');
  expect(() => poison.run({ content: '{"kind":', seq })).toThrow('constraint');
  poison.run({ content: '{"kind":"?","__proto__":{"polluted":1},"v":"x"}', seq });
  db.close();
  const again = await openSqliteStore({ folder });
  const page = await again.messages.page({ conversationId: id, at: { kind: 'newest' }, limit: 9 });
  expect(page.messages.map((message) => message.seq)).toEqual([1, 2]);
  expect((await again.conversations.list({ userId: tomas, before: null, limit: 9 })).rows).toMatchObject([
    { unread: 1 },
  ]);
  expect('polluted' in {}).toBe(false);
  await again.close();
});
