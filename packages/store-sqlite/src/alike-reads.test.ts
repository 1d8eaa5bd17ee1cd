import type { ConversationId, UserId } from '@chatter/protocol/ids';
import { newId } from '@chatter/store/contract/fixtures';
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { people, peopleIds, randomBatches, toBatches } from '../test/random-batches.ts';
import { tempDatabase } from '../test/temp-database.ts';
import { commitBatch, type Job } from './commit-batch.ts';
import { keptChanges } from './conversations/changes.ts';
import type { Database } from './database.ts';
import { readAtOnce } from './read-at-once.ts';

afterEach(() => vi.useRealTimers());

/** What one member is told who comes back. */
const returnOf = (db: Database, { id, userId, since }: { id: ConversationId; userId: UserId; since: string }) => [
  readAtOnce(db, 'conversations.sync', { userId, since, limit: 50 }),
  readAtOnce(db, 'conversations.list', { userId, before: null, limit: 50 }),
  ...[0, 3].map((rev) => readAtOnce(db, 'conversations.changes', { id, since: rev, limit: 50 })),
];

const positionOf = (db: Database): string =>
  readAtOnce(db, 'conversations.sync', { userId: newId<UserId>(), since: null, limit: 1 }).position;

test('D6 what is kept of earlier questions is what is stored, whatever was written or refused in between', async () => {
  const db = await tempDatabase();
  commitBatch(db, people);
  const since = positionOf(db);
  fc.assert(
    fc.property(randomBatches, (batches) => {
      const id = newId<ConversationId>();
      for (const jobs of toBatches(id, batches)) {
        commitBatch(db, jobs);
        const kept = peopleIds.map((userId) => returnOf(db, { id, userId, since }));
        db.alike.forget();
        expect(kept).toEqual(peopleIds.map((userId) => returnOf(db, { id, userId, since })));
      }
    }),
    { numRuns: 40 },
  );
});

describe('a group whose members all come back', () => {
  const open = async () => {
    const db = await tempDatabase();
    commitBatch(db, people);
    const since = positionOf(db);
    const id = newId<ConversationId>();
    const send = { kind: 'send', by: 0, other: 0 } as const;
    const batches = toBatches(id, [[1, 2, 3].map((key) => ({ ...send, key }))]);
    for (const jobs of batches) commitBatch(db, jobs);
    const [mara, tomas] = peopleIds as [UserId, UserId];
    const asked = vi.spyOn(db, 'all');
    /** How often messages were read while this one was told. */
    const reads = (userId: UserId): number => {
      asked.mockClear();
      returnOf(db, { id, userId, since });
      return asked.mock.calls.filter(([sql]) => sql.includes('content FROM messages')).length;
    };
    return { db, id, mara, tomas, reads };
  };

  test('reads what they are told alike once', async () => {
    const { mara, tomas, reads } = await open();
    expect([reads(mara), reads(tomas), reads(mara)]).toEqual([2, 0, 0]);
  });

  test('is answered without a statement where it tells the rev that it has read, until that has moved', async () => {
    const { db, id, mara, tomas, reads } = await open();
    const rev = readAtOnce(db, 'conversations.byId', id)?.rev ?? 0;
    const question = { id, since: 3, limit: 50, rev };
    expect(keptChanges(db, question)).toBeUndefined();
    reads(mara);
    const asked = vi.spyOn(db, 'get');
    expect(keptChanges(db, question)).toEqual(expect.objectContaining({ rev, complete: true }));
    expect(keptChanges(db, { id, since: 3, limit: 50 })).toBeUndefined();
    expect(asked).not.toHaveBeenCalled();
    const input = { id, userId: tomas, deliveredSeq: 2, readSeq: 2, at: 9 };
    commitBatch(db, [{ name: 'conversations.mark', input } as Job]);
    reads(mara);
    expect(keptChanges(db, question)).toBeUndefined();
  });

  test('reads it anew after a mark, and when a moment has passed', async () => {
    vi.useFakeTimers();
    const { db, id, mara, tomas, reads } = await open();
    reads(mara);
    const input = { id, userId: tomas, deliveredSeq: 2, readSeq: 2, at: 9 };
    commitBatch(db, [{ name: 'conversations.mark', input } as Job]);
    expect([reads(mara), reads(tomas)]).toEqual([2, 0]);
    vi.advanceTimersByTime(5_000);
    expect(reads(mara)).toBe(2);
  });

  test('keeps no more rows than it may, and nothing of a batch that is under way', async () => {
    const { db, mara, tomas, reads } = await open();
    reads(mara);
    const conversation = (at: number) => ({ id: `c${at}` as ConversationId, rev: 1 });
    const read = vi.fn(() => 'answer');
    const rows = { read, size: () => 50 };
    for (let at = 0; at < 40; at += 1) db.alike.whileReading(() => db.alike.of(conversation(at), 'q', rows));
    expect(reads(tomas)).toBe(2);
    read.mockClear();
    for (let time = 0; time < 2; time += 1) db.alike.of(conversation(99), 'q', rows);
    const large = { read, size: () => 51 };
    for (let time = 0; time < 2; time += 1) db.alike.whileReading(() => db.alike.of(conversation(98), 'q', large));
    expect(read).toHaveBeenCalledTimes(4);
  });
});
