import type { ConversationId, MessageId, PictureId, SessionId } from '@chatter/protocol/ids';
import { draft, line, newId, pictureRow, sessionRow, upTo, userRow } from '@chatter/store/contract/fixtures';
import { expect, test } from 'vitest';
import { tempDatabase } from '../test/temp-database.ts';
import type { Database } from './database.ts';
import { type Input, type ReadName, reads, runOperation, type WriteName, writes } from './operations.ts';

type Samples = { [Name in WriteName | ReadName]: Input<Name>[] };

// More carriers of one word than a search sorts, so that both ways of searching are taken.
const crowd = upTo(2_050).map((n) => userRow(`Guest Number ${n}`));
const [mara, tomas, aiko] = [userRow('Mara'), userRow('Tomas'), userRow('Aiko')];
const session = sessionRow(mara.id);
const photo = pictureRow(mara.id);
const groupPicture = pictureRow(mara.id, { kind: 'group' });
const direct = newId<ConversationId>();
const group = newId<ConversationId>();
// Of so many members that they are in the indexes.
const large = newId<ConversationId>();
const guests = crowd.slice(0, 100).map(({ id }) => id);
const query = { except: [mara.id], after: null, limit: 5 };
const pageOf = { conversationId: group, limit: 5 };

/** At least one input for each operation, in an order in which all of them succeed. */
const samples: Samples = {
  'users.create': [mara, tomas, aiko, ...crowd],
  'users.update': [{ id: mara.id, patch: { displayName: 'M', nameKey: 'm' } }],
  'users.touch': [{ id: mara.id, at: 1 }],
  'users.byId': [mara.id],
  'users.byIds': [[mara.id, tomas.id]],
  'users.byEmailKey': [mara.emailKey],
  'users.directory': ['', 'guest', 'guest number 7', 'tom'].flatMap((search) => [
    { ...query, search },
    { ...query, search, among: [tomas.id, aiko.id] },
  ]),
  'sessions.create': [session],
  'sessions.byId': [session.id],
  'sessions.ofUser': [{ userId: mara.id, now: 1 }],
  'sessions.rotate': [{ id: session.id, generation: 1, refreshHash: 'h', at: 2, expiresAt: 3 }],
  'sessions.confirm': [{ id: session.id, generation: 2 }],
  'users.setPassword': [{ id: mara.id, passwordHash: 'h', keep: newId<SessionId>(), at: 1 }],
  'sessions.endOthers': [{ userId: mara.id, keep: session.id }],
  'sessions.end': [{ id: session.id, userId: mara.id }],
  'sessions.removeExpired': [5],
  'pictures.create': [photo, groupPicture],
  'pictures.byId': [photo.id],
  'pictures.byIds': [[photo.id, newId<PictureId>()]],
  'conversations.openDirect': [{ id: direct, by: mara.id, with: tomas.id, at: 1 }],
  'conversations.createGroup': [
    { id: group, title: 'G', ownerId: mara.id, memberIds: [tomas.id], line: line(mara.id) },
    { id: large, title: 'L', ownerId: mara.id, memberIds: guests, line: line(mara.id) },
  ],
  'conversations.addMembers': [{ id: group, userIds: [aiko.id], limit: 9, line: line(mara.id) }],
  'conversations.rename': [{ id: group, title: 'H', line: line(mara.id) }],
  'conversations.setPicture': [{ id: group, picture: groupPicture.id, line: line(mara.id) }],
  'messages.append': [draft(group, mara.id, { photoIds: [photo.id] }), draft(direct, mara.id)],
  'conversations.mark': [{ id: group, userId: tomas.id, deliveredSeq: 3, readSeq: 2, at: 9 }],
  'conversations.removeMember': [{ id: group, userId: mara.id, line: line(mara.id) }],
  'conversations.byId': [group],
  'conversations.member': [{ id: group, userId: tomas.id }],
  'conversations.members': [{ id: group, after: null, limit: 5 }],
  'conversations.memberIds': [group],
  'conversations.idsOf': [tomas.id],
  'conversations.list': [{ userId: tomas.id, before: null, limit: 5 }],
  'conversations.view': [{ id: direct, userId: tomas.id }],
  'conversations.views': [{ id: group, userIds: [tomas.id, aiko.id] }],
  'conversations.everyone': [group, large],
  'conversations.receiptsOf': [{ id: group, seq: 2, after: null, limit: 5 }],
  'conversations.changes': [group, large].map((id) => ({ id, since: 0, limit: 5 })),
  'conversations.sync': [{ userId: tomas.id, since: null, limit: 5 }],
  'messages.byId': [{ conversationId: group, id: newId<MessageId>() }],
  'messages.page': [{ ...pageOf, at: { kind: 'newest' } }],
  'pictures.removeUnused': [{ before: 1, limit: 5 }],
};

const planOf = (db: Database, sql: string): string[] =>
  db.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).map((row) => row.detail);

// A list that came as a parameter, or the rows that an inner search found, are walked; a table never is.
const walkIsFine = /VIRTUAL TABLE|^SCAN (found|\(subquery-\d+\)|CONSTANT ROW)/;

test('no operation walks a whole table, and only the lists that no index can order are sorted', async () => {
  const db = await tempDatabase();
  expect(Object.keys(samples).sort()).toEqual([...Object.keys(writes), ...Object.keys(reads)].sort());
  db.exec('BEGIN');
  for (const [name, inputs] of Object.entries(samples) as Array<[WriteName, Input<WriteName>[]]>) {
    for (const input of inputs) runOperation(db, name, input);
  }
  const { position } = runOperation(db, 'conversations.sync', { userId: tomas.id, since: null, limit: 5 });
  runOperation(db, 'conversations.sync', { userId: tomas.id, since: position, limit: 5 });
  db.exec('COMMIT');
  const texts = db.texts.filter(
    (sql) => /^\s*(SELECT|INSERT|UPDATE|DELETE)\b/.test(sql) && !sql.includes('migrations'),
  );
  expect(texts.length).toBeGreaterThan(40);
  const walks: string[] = [];
  const sorts: string[] = [];
  for (const sql of texts) {
    for (const step of planOf(db, sql)) {
      if (step.startsWith('SCAN') && !walkIsFine.test(step)) walks.push(`${step}: ${sql}`);
      if (step.startsWith('USE TEMP B-TREE FOR ORDER BY')) sorts.push(sql);
    }
  }
  expect(walks).toEqual([]);
  expect(sorts.filter((sql) => !sql.includes('CROSS JOIN'))).toEqual([]);
});

test('the check sees a walk when there is one', async () => {
  const db = await tempDatabase();
  const detail = planOf(db, 'SELECT * FROM messages WHERE created_at = 1').join();
  expect(detail.startsWith('SCAN') && !walkIsFine.test(detail)).toBe(true);
});
