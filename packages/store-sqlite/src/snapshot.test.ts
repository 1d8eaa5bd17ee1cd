import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { addPeople, append, createGroup, upTo } from '@chatter/store/contract/fixtures';
import { expect, test } from 'vitest';
import { tempFolder } from '../test/temp-folder.ts';
import { loadDriver } from './driver.ts';
import { openDatabase } from './open-database.ts';
import { adoptDatabase, copyDatabase, openSnapshot } from './snapshot.ts';
import { openSqliteStore } from './sqlite-store.ts';

test('a copy is of one instant, while others write', async () => {
  const folder = await tempFolder();
  const store = await openSqliteStore({ folder });
  const [mara] = await addPeople(store, 'Mara');
  const { id } = await createGroup(store, mara);
  const sending = Promise.all(upTo(300).map(() => append(store, id, mara)));
  const copy = join(folder, 'copy.db');
  await copyDatabase(folder, copy);
  await sending;
  const snapshot = await openSnapshot(copy);
  snapshot.close();
  const seen = await tempFolder();
  await copyDatabase(folder, join(seen, 'chatter.db'));
  await store.close();
  const db = openDatabase(await loadDriver(), copy);
  const { messages, lastSeq } = db.get<{ messages: number; lastSeq: number }>(
    'SELECT (SELECT count(*) FROM messages) AS messages, (SELECT last_seq FROM conversations) AS lastSeq',
  ) ?? { messages: -1, lastSeq: -2 };
  db.close();
  expect([messages, snapshot.counts.messages]).toEqual([lastSeq, lastSeq]);
  expect(await readdir(seen)).toEqual(['chatter.db']);
});

test('C29 an adopted copy takes positions of its source for unknown, also when it has come further', async () => {
  const folder = await tempFolder();
  const store = await openSqliteStore({ folder });
  const [mara] = await addPeople(store, 'Mara');
  const { id } = await createGroup(store, mara);
  const other = await tempFolder();
  await copyDatabase(folder, join(other, 'chatter.db'));
  await append(store, id, mara);
  const { position } = await store.conversations.sync({ userId: mara, since: null, limit: 5 });
  await store.close();
  await adoptDatabase(join(other, 'chatter.db'), { keepSessions: true });
  expect(await readdir(other)).toEqual(['chatter.db']);
  const adopted = await openSqliteStore({ folder: other });
  for (let more = 0; more < 5; more += 1) await append(adopted, id, mara);
  expect(await adopted.conversations.sync({ userId: mara, since: position, limit: 5 })).toMatchObject({ known: false });
  await adopted.close();
});

test('a copy that a newer Chatter made is refused', async () => {
  const folder = await tempFolder();
  await (await openSqliteStore({ folder })).close();
  const path = join(folder, 'chatter.db');
  const db = openDatabase(await loadDriver(), path);
  db.exec("INSERT INTO migrations (id, name, applied_at) VALUES (99, 'to come', 1)");
  db.close();
  await expect(adoptDatabase(path, { keepSessions: true })).rejects.toThrow(
    'A newer Chatter made this backup (schema 99',
  );
});

test('a folder without a database is a sentence', async () => {
  const folder = await tempFolder();
  await expect(copyDatabase(folder, join(folder, 'copy'))).rejects.toThrow(`There is no Chatter in ${folder}`);
  expect(await readdir(folder)).toEqual([]);
});
