import type { UserId } from '@chatter/protocol/ids';
import { limits } from '@chatter/protocol/limits';
import { describe, expect, test } from 'vitest';
import {
  addCrowd,
  addPeople,
  allPages,
  append,
  appendMany,
  createGroup,
  expectRefusal,
  line,
  newId,
  openDirect,
  type StoreFactory,
  useStore,
} from './fixtures.ts';

/** Rules C26–C28 of SPEC.md. */
export const receiptsContract = (makeStore: StoreFactory) =>
  describe('receipts of a message', () => {
    const store = useStore(makeStore);
    const group = async (messages: number) => {
      const [mara, tomas, aiko] = await addPeople(store(), 'Mara', 'Tomas', 'Aiko');
      const { id } = await createGroup(store(), mara, tomas, aiko);
      await appendMany(store(), id, mara, messages);
      return { id, mara, tomas, aiko };
    };
    type Group = Awaited<ReturnType<typeof group>>;
    const mark = ({ id }: Pick<Group, 'id'>, userId: UserId, deliveredSeq: number, readSeq: number, at: number) =>
      store().conversations.mark({ id, userId, deliveredSeq, readSeq, at });
    const receipts = async ({ id }: Pick<Group, 'id'>, seq: number) =>
      (await store().conversations.receiptsOf({ id, seq, after: null, limit: 50 })).rows;
    const timesOf = async (where: Pick<Group, 'id'>, userId: UserId, seq: number) => {
      const row = (await receipts(where, seq)).find((one) => one.userId === userId);
      return row && [row.deliveredAt, row.readAt];
    };

    test('C26 a message that nobody has got has a row for everybody but its author, without times', async () => {
      const where = await group(1);
      const rows = await receipts(where, 2);
      expect(rows.map((row) => row.userId).sort()).toEqual([where.tomas, where.aiko].sort());
      for (const row of rows)
        expect(row).toMatchObject({ deliveredSeq: 1, readSeq: 1, deliveredAt: null, readAt: null });
    });

    test('C26 who came with or after the message, or has left, is not told about', async () => {
      const where = await group(1);
      const { id, mara, tomas, aiko } = where;
      const [jonas, zoe] = await addPeople(store(), 'Jonas', 'Zoë');
      const added = await store().conversations.addMembers({ id, userIds: [jonas], limit: 9, line: line(mara) });
      await append(store(), id, mara);
      await store().conversations.addMembers({ id, userIds: [zoe], limit: 9, line: line(mara) });
      const who = async (seq: number) => (await receipts(where, seq)).map((row) => row.userId).sort();
      expect(await who(2)).toEqual([tomas, aiko].sort());
      expect(await who(added.line?.seq ?? 0)).toEqual([tomas, aiko].sort());
      expect(await who(4)).toEqual([tomas, aiko, jonas].sort());
      await store().conversations.removeMember({ id, userId: aiko, line: line(aiko) });
      expect(await who(4)).toEqual([tomas, jonas].sort());
    });

    test('C26 one who left and came back is told about only for what was sent since', async () => {
      const where = await group(1);
      const { id, mara, tomas } = where;
      await mark(where, tomas, 2, 2, 70);
      await store().conversations.removeMember({ id, userId: tomas, line: line(tomas) });
      await store().conversations.addMembers({ id, userIds: [tomas], limit: 9, line: line(mara) });
      const { seq } = await append(store(), id, mara);
      await mark(where, tomas, seq, 0, 90);
      expect(await timesOf(where, tomas, 2)).toBeUndefined();
      expect(await timesOf(where, tomas, seq)).toEqual([90, null]);
    });

    test('C26 a crowd comes in pages, by time of joining, each once', async () => {
      const where = await group(1);
      const { id, mara, tomas } = where;
      const crowd = await addCrowd(store(), 25);
      await store().conversations.addMembers({ id, userIds: crowd, limit: 99, line: line(mara) });
      const { seq } = await append(store(), id, tomas);
      const rows = await allPages((after) => store().conversations.receiptsOf({ id, seq, after, limit: 10 }), 10);
      const members = await store().conversations.members({ id, after: null, limit: 50 });
      const others = members.rows.map((row) => row.userId).filter((userId) => userId !== tomas);
      expect(rows.map((row) => row.userId)).toEqual(others);
      const wrong = store().conversations.receiptsOf({ id, seq, after: 'nonsense', limit: 10 });
      await expectRefusal(wrong, 'VALIDATION_FAILED');
    });

    test('C26 where there is no message there are no rows', async () => {
      const where = await group(1);
      for (const seq of [0, 3, 99]) expect(await receipts(where, seq)).toEqual([]);
      expect(await receipts({ id: newId() }, 1)).toEqual([]);
    });

    test('C27 each time is that of the move which first came past the message', async () => {
      const where = await group(4);
      const { tomas } = where;
      await mark(where, tomas, 3, 0, 100);
      await mark(where, tomas, 4, 2, 200);
      await mark(where, tomas, 0, 5, 300);
      await mark(where, tomas, 5, 5, 400);
      expect(await timesOf(where, tomas, 2)).toEqual([100, 200]);
      expect(await timesOf(where, tomas, 3)).toEqual([100, 300]);
      expect(await timesOf(where, tomas, 4)).toEqual([200, 300]);
      expect(await timesOf(where, tomas, 5)).toEqual([300, 300]);
    });

    test('C27 in a direct conversation the first message counts too', async () => {
      const [mara, tomas] = await addPeople(store(), 'Mara', 'Tomas');
      const where = await openDirect(store(), mara, tomas);
      await append(store(), where.id, mara);
      await mark(where, tomas, 1, 0, 50);
      expect(await receipts(where, 1)).toEqual([
        { userId: tomas, deliveredSeq: 1, readSeq: 0, deliveredAt: 50, readAt: null },
      ]);
    });

    test('C27 who answers has read what came before, at the time of the answer', async () => {
      const where = await group(3);
      const { id, tomas, aiko } = where;
      await mark(where, tomas, 2, 2, 10);
      await append(store(), id, tomas, { at: 20 });
      await append(store(), id, tomas, { at: 30 });
      await mark(where, tomas, 6, 6, 40);
      await mark(where, aiko, 3, 3, 50);
      expect(await timesOf(where, tomas, 2)).toEqual([10, 10]);
      expect(await timesOf(where, tomas, 3)).toEqual([20, 20]);
      expect(await timesOf(where, aiko, 4)).toEqual([null, null]);
    });

    test('C27 a message that was delivered before the answer, and read with it, has both times', async () => {
      const where = await group(2);
      const { id, tomas } = where;
      await mark(where, tomas, 3, 0, 10);
      await append(store(), id, tomas, { at: 20 });
      expect(await timesOf(where, tomas, 3)).toEqual([10, 20]);
    });

    test('C28 of a message that is no longer among the newest only the positions tell', async () => {
      const where = await group(1);
      const { id, mara, tomas } = where;
      await mark(where, tomas, 2, 2, 10);
      await appendMany(store(), id, mara, limits.receiptTimesKept - 1);
      expect(await timesOf(where, tomas, 2)).toEqual([10, 10]);
      await append(store(), id, mara);
      const row = { userId: tomas, deliveredSeq: 2, readSeq: 2, deliveredAt: null, readAt: null };
      expect(await receipts(where, 2)).toContainEqual(row);
      // What a late move brings past an old message is no time for a message that came before the move's beginning.
      await mark(where, tomas, 9_999, 9_999, 20);
      expect(await timesOf(where, tomas, 2)).toEqual([null, null]);
      expect(await timesOf(where, tomas, 3)).toEqual([20, 20]);
    });
  });
