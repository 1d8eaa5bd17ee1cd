import type { ConversationId } from '@chatter/protocol/ids';
import { draft, line, newId, upTo, userRow } from '@chatter/store/contract/fixtures';
import { expect, test } from 'vitest';
import { tempDatabase } from '../../test/temp-database.ts';
import { tempFolder } from '../../test/temp-folder.ts';
import { openSqliteArchive } from '../archive.ts';
import { commitBatch, type Job } from '../commit-batch.ts';
import type { Database } from '../database.ts';
import { loadDriver } from '../driver.ts';
import { openDatabase } from '../open-database.ts';
import { runOperation } from '../operations.ts';

const people = upTo(70).map((n) => userRow(`Person ${n}`));
const ids = people.map(({ id }) => id);
const [mara, tomas] = ids as [(typeof ids)[number], (typeof ids)[number]];

const write = (db: Database, ...jobs: Job[]) =>
  expect(commitBatch(db, jobs).filter((outcome) => !outcome.ok)).toEqual([]);

interface Row {
  readonly userId: string;
  readonly rev: number;
  readonly leftAt: number | null;
  readonly deliveredSeq: number;
  readonly readSeq: number;
  readonly many: number;
}

const rowsOf = (db: Database, id: ConversationId) =>
  db.all<Row>(
    `SELECT user_id AS userId, rev, left_at AS leftAt, delivered_seq AS deliveredSeq, read_seq AS readSeq, many
     FROM members WHERE conversation_id = ? ORDER BY rev`,
    [id],
  );

/** What is read is what the rows say, whichever way they are found. @returns whether they are in the indexes */
const check = (db: Database, id: ConversationId): boolean => {
  const rows = rowsOf(db, id);
  const present = rows.filter((row) => row.leftAt === null);
  expect(runOperation(db, 'conversations.everyone', id)).toEqual({
    deliveredSeq: Math.min(...present.map((row) => row.deliveredSeq)),
    readSeq: Math.min(...present.map((row) => row.readSeq)),
  });
  for (const since of [0, rows[10]?.rev ?? 0, rows.at(-2)?.rev ?? 0]) {
    const { members } = runOperation(db, 'conversations.changes', { id, since, limit: 1_000 });
    const changed = rows.filter((row) => row.rev > since);
    expect(members.map((member) => member.userId)).toEqual(changed.map((row) => row.userId));
  }
  const marks = new Set(rows.map((row) => row.many));
  expect(marks.size).toBe(1);
  return marks.has(1);
};

/** A group of the first so many people, in which something was said. */
const openGroup = async (count: number) => {
  const db = await tempDatabase();
  const id = newId<ConversationId>();
  const start = { id, title: 'G', ownerId: mara, memberIds: ids.slice(1, count), line: line(mara) };
  write(db, ...people.map((input): Job => ({ name: 'users.create', input })));
  write(db, { name: 'conversations.createGroup', input: start });
  for (const userId of [mara, tomas]) write(db, { name: 'messages.append', input: draft(id, userId) });
  return { db, id };
};

test('D4 D5 a group that grows past the number from which its members are indexed is told like any other', async () => {
  const { db, id } = await openGroup(62);
  const told: boolean[] = [];
  for (const userId of ids.slice(62, 67)) {
    write(db, { name: 'conversations.addMembers', input: { id, userIds: [userId], limit: 99, line: line(mara) } });
    write(db, { name: 'conversations.mark', input: { id, userId, deliveredSeq: 99, readSeq: 3, at: 9 } });
    told.push(check(db, id));
  }
  expect(told).toEqual([false, false, true, true, true]);
  for (const userId of ids.slice(5, 60)) {
    write(db, { name: 'conversations.removeMember', input: { id, userId, line: line(mara) } });
  }
  expect(check(db, id)).toBe(true);
  write(db, {
    name: 'conversations.addMembers',
    input: { id, userIds: ids.slice(5, 70), limit: 99, line: line(mara) },
  });
  expect(check(db, id)).toBe(true);
});

test('a group that is large from the start is in the indexes', async () => {
  const { db, id } = await openGroup(70);
  expect(check(db, id)).toBe(true);
});

test('rows that came from elsewhere are marked when all of them are there', async () => {
  const path = `${await tempFolder()}/chatter.db`;
  const [large, small] = [await openGroup(70), await openGroup(64)];
  const target = await openSqliteArchive(path);
  for (const { db } of [large, small]) {
    const copy = `${await tempFolder()}/copy.db`;
    db.exec(`VACUUM INTO '${copy}'`);
    const source = await openSqliteArchive(copy);
    for (const kind of ['users', 'conversations', 'members'] as const) {
      await target.write(kind, await source.read(kind, null, 1_000));
    }
    await source.close();
  }
  await target.finish();
  await target.close();
  const db = openDatabase(await loadDriver(), path);
  expect([check(db, large.id), check(db, small.id)]).toEqual([true, false]);
  db.close();
});
