import { limits } from '@chatter/protocol/limits';
import { addPeople, append, createGroup, upTo } from '@chatter/store/contract/fixtures';
import { expect, test } from 'vitest';
import { tempFolder } from '../../test/temp-folder.ts';
import { loadDriver } from '../driver.ts';
import { openDatabase } from '../open-database.ts';
import { openSqliteStore } from '../sqlite-store.ts';

test('C28 who reads message by message, far longer than times are kept, has few more rows than the newest have', async () => {
  const folder = await tempFolder();
  const store = await openSqliteStore({ folder });
  const [mara, tomas] = await addPeople(store, 'Mara', 'Tomas');
  const { id } = await createGroup(store, mara, tomas);
  const messages = await Promise.all(upTo(3 * limits.receiptTimesKept).map(() => append(store, id, mara)));
  const mark = (deliveredSeq: number, readSeq: number) =>
    store.conversations.mark({ id, userId: tomas, deliveredSeq, readSeq, at: 1 });
  await Promise.all(messages.map(({ seq }) => mark(seq, 0)));
  await Promise.all(messages.map(({ seq }) => mark(0, seq)));
  await store.close();
  const db = openDatabase(await loadDriver(), `${folder}/chatter.db`);
  const count = db.get<{ rows: number }>('SELECT count(*) AS rows FROM receipts');
  const oldest = db.get<{ seq: number }>('SELECT min(seq) AS seq FROM receipts');
  db.close();
  expect(count?.rows).toBeGreaterThanOrEqual(2 * limits.receiptTimesKept);
  expect(count?.rows).toBeLessThanOrEqual(2 * (limits.receiptTimesKept + 50));
  expect(oldest?.seq).toBeGreaterThan((messages.at(-1)?.seq ?? 0) - limits.receiptTimesKept - 50);
});
