import type { ConversationId } from '@chatter/protocol/ids';
import { newId, userRow } from '@chatter/store/contract/fixtures';
import { expect, test, vi } from 'vitest';
import { tempDatabase } from '../test/temp-database.ts';
import { readAtOnce, singleReads } from './read-at-once.ts';
import { createUser } from './users.ts';

const refused = expect.objectContaining({ code: 'NOT_FOUND' });
const diskError = Object.assign(new Error('EIO'), { errcode: 10 });

test('case 54 a read that the disk fails is told as it is, and the next one goes on', async () => {
  const db = await tempDatabase();
  const mara = userRow('Mara');
  createUser(db, mara);
  const query = { userId: mara.id, before: null, limit: 5 };
  // After an I/O error SQLite has ended the transaction by itself.
  vi.spyOn(db, 'all').mockImplementationOnce(() => {
    db.exec('ROLLBACK');
    throw diskError;
  });
  expect(() => readAtOnce(db, 'conversations.list', query)).toThrow(diskError);
  expect(readAtOnce(db, 'conversations.list', query)).toEqual({ rows: [], next: null });
});

test.each([...singleReads])('%s asks by one statement, and so needs no transaction', async (name) => {
  const db = await tempDatabase();
  const asked = [vi.spyOn(db, 'get'), vi.spyOn(db, 'all'), vi.spyOn(db, 'run')];
  const id = newId<never>();
  const input = name.endsWith('Ids') && !name.startsWith('conversations') ? [id] : id;
  const query = name === 'conversations.member' ? { id, userId: id } : { conversationId: id, id };
  readAtOnce(db, name, name === 'conversations.member' || name === 'messages.byId' ? query : input);
  expect(asked.flatMap((spy) => spy.mock.calls)).toHaveLength(1);
});

test('a read that is refused leaves no transaction open', async () => {
  const db = await tempDatabase();
  expect(() => readAtOnce(db, 'conversations.changes', { id: newId<ConversationId>(), since: 0, limit: 5 })).toThrow(
    refused,
  );
  expect(() => db.exec('BEGIN IMMEDIATE')).not.toThrow();
});
