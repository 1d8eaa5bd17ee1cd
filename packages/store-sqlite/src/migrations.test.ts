import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClientMessageId, ConversationId, UserId } from '@chatter/protocol/ids';
import { draft, expectRefusal } from '@chatter/store/contract/fixtures';
import { expect, test } from 'vitest';
import { tempDatabase } from '../test/temp-database.ts';
import { tempFolder } from '../test/temp-folder.ts';
import type { Database } from './database.ts';
import { loadDriver } from './driver.ts';
import { openDatabase } from './open-database.ts';
import { openSqliteStore } from './sqlite-store.ts';

const id = <Id extends string>(name: string): Id => name.padStart(20, '0') as Id;
const [mara, tomas, zoe] = ['mara', 'tomas', 'zoe'].map((name) => id<UserId>(name)) as [UserId, UserId, UserId];
const group = id<ConversationId>('group');

/** A data folder as schema 1 left it. */
const oldFolder = async (): Promise<string> => {
  const folder = await tempFolder();
  const driver = await loadDriver();
  const db = new driver.DatabaseSync(join(folder, 'chatter.db'));
  db.exec(await readFile(new URL('../test/fixtures/schema-1.sql', import.meta.url), 'utf8'));
  db.close();
  return folder;
};

const schema = (db: Database) => db.all('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name');

test('a database of schema 1 becomes one like a new database, with all references whole', async () => {
  const folder = await oldFolder();
  await (await openSqliteStore({ folder })).close();
  const db = openDatabase(await loadDriver(), join(folder, 'chatter.db'));
  expect(schema(db)).toEqual(schema(await tempDatabase()));
  expect(db.all('PRAGMA foreign_key_check')).toEqual([]);
  expect(db.get('PRAGMA integrity_check')).toEqual({ integrity_check: 'ok' });
  db.close();
});

test('everything that schema 1 held is still there, and goes on', async () => {
  const store = await openSqliteStore({ folder: await oldFolder() });
  const { rows } = await store.conversations.list({ userId: mara, before: null, limit: 9 });
  expect(rows).toMatchObject([
    { peerId: zoe, unread: 1, lastMessage: { content: { text: "Grüße, it's me 👋" } } },
    { conversation: { title: 'Hikers', memberCount: 2, rev: 8, lastSeq: 4 }, me: { role: 'owner' }, unread: 0 },
  ]);
  const found = await store.users.directory({ search: '愛', except: [mara], after: null, limit: 9 });
  expect(found.rows.map((user) => user.displayName)).toEqual(['Aiko 愛子']);
  expect(await store.sessions.ofUser(mara, 2_000)).toHaveLength(1);
  expect(await store.pictures.byId(id('photo'))).toMatchObject({ conversationId: group, messageId: id('message1') });
  await expectRefusal(store.messages.append(draft(group, tomas)), 'NOT_FOUND');
  const again = draft(group, mara, { clientMessageId: 'client-1' as ClientMessageId });
  expect(await store.messages.append(again)).toMatchObject({ created: false, message: { seq: 2 } });
  expect((await store.messages.append(draft(group, mara))).message).toMatchObject({ seq: 5, rev: 9 });
  await store.close();
});

test('of what schema 1 saw received and read the time is unknown, and of what comes next it is not', async () => {
  const store = await openSqliteStore({ folder: await oldFolder() });
  const { conversations } = store;
  const aiko = id<UserId>('aiko');
  const receipts = async (seq: number) =>
    (await conversations.receiptsOf({ id: group, seq, after: null, limit: 9 })).rows;
  await store.messages.append(draft(group, aiko, { at: 5_000 }));
  await store.messages.append(draft(group, mara, { at: 5_500 }));
  expect(await receipts(3)).toMatchObject([{ userId: mara, deliveredAt: 5_500 }]);
  await conversations.mark({ id: group, userId: aiko, deliveredSeq: 6, readSeq: 6, at: 6_000 });
  // Aiko came with line 3, so message 2 was never sent to her; message 4 she had when she wrote the next one.
  expect(await receipts(2)).toEqual([]);
  expect(await receipts(4)).toMatchObject([
    { userId: mara, deliveredSeq: 6, readSeq: 6 },
    { userId: aiko, deliveredAt: 5_000, readAt: 5_000 },
  ]);
  expect(await receipts(6)).toMatchObject([{ userId: aiko, deliveredAt: 6_000, readAt: 6_000 }]);
  const direct = { id: id<ConversationId>('direct'), seq: 1, after: null, limit: 9 };
  expect((await conversations.receiptsOf(direct)).rows).toMatchObject([{ userId: mara, readSeq: 0, readAt: null }]);
  await store.messages.append(draft(direct.id, zoe));
  await conversations.mark({ id: direct.id, userId: mara, deliveredSeq: 1, readSeq: 0, at: 7_000 });
  expect((await conversations.receiptsOf(direct)).rows).toMatchObject([{ deliveredAt: 7_000, readAt: null }]);
  await store.close();
});

test('a position that schema 1 had moved gets no time from what its member writes later', async () => {
  const folder = await oldFolder();
  const driver = await loadDriver();
  const db = new driver.DatabaseSync(join(folder, 'chatter.db'));
  db.exec(
    `UPDATE members SET delivered_seq = 4, read_seq = 4 WHERE user_id = '${mara}' AND conversation_id = '${group}'`,
  );
  db.close();
  const store = await openSqliteStore({ folder });
  await store.messages.append(draft(group, mara, { at: 5_000 }));
  const { rows } = await store.conversations.receiptsOf({ id: group, seq: 4, after: null, limit: 9 });
  expect(rows).toMatchObject([{ userId: mara, deliveredSeq: 5, deliveredAt: null, readAt: null }, {}]);
  await store.close();
});
