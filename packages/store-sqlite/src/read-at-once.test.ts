import type { ConversationId } from '@chatter/protocol/ids';
import { newId, userRow } from '@chatter/store/contract/fixtures';
import { expect, test, vi } from 'vitest';
import { tempDatabase } from '../test/temp-database.ts';
import { readAtOnce } from './read-at-once.ts';
import { createUser } from './users.ts';

const refused = expect.objectContaining({ code: 'NOT_FOUND' });
const diskError = Object.assign(new Error('EIO'), { errcode: 10 });

test('case 54 a read that the disk fails is told as it is, and the next one goes on', async () => {
  const db = await tempDatabase();
  const mara = userRow('Mara');
  createUser(db, mara);
  // After an I/O error SQLite has ended the transaction by itself.
  vi.spyOn(db, 'get').mockImplementationOnce(() => {
    db.exec('ROLLBACK');
    throw diskError;
  });
  expect(() => readAtOnce(db, 'users.byId', mara.id)).toThrow(diskError);
  expect(readAtOnce(db, 'users.byId', mara.id)).toEqual(mara);
});

test('a read that is refused leaves no transaction open', async () => {
  const db = await tempDatabase();
  expect(() => readAtOnce(db, 'conversations.changes', { id: newId<ConversationId>(), since: 0, limit: 5 })).toThrow(
    refused,
  );
  expect(() => db.exec('BEGIN IMMEDIATE')).not.toThrow();
});
