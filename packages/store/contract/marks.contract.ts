import { describe, expect, test } from 'vitest';
import {
  addPeople,
  append,
  appendMany,
  createGroup,
  expectRefusal,
  newId,
  type StoreFactory,
  tick,
  upTo,
  useStore,
} from './fixtures.ts';

/** Rules C14–C17 of SPEC.md. */
export const marksContract = (makeStore: StoreFactory) =>
  describe('positions', () => {
    const store = useStore(makeStore);
    const group = async (messages: number) => {
      const [mara, tomas, aiko] = await addPeople(store(), 'Mara', 'Tomas', 'Aiko');
      const { id } = await createGroup(store(), mara, tomas, aiko);
      await appendMany(store(), id, mara, messages);
      return { id, mara, tomas, aiko };
    };
    type Ids = Awaited<ReturnType<typeof group>>;
    const mark = ({ id, tomas }: Ids, deliveredSeq: number, readSeq: number) =>
      store().conversations.mark({ id, userId: tomas, deliveredSeq, readSeq, at: tick() });

    test('C14 positions move forward, each with a rev of its own', async () => {
      const ids = await group(5);
      const before = await store().conversations.byId(ids.id);
      const moved = await mark(ids, 4, 3);
      expect(moved).toMatchObject({
        moved: true,
        rev: (before?.rev ?? 0) + 1,
        member: { deliveredSeq: 4, readSeq: 3 },
      });
      expect(moved.member.rev).toBe(moved.rev);
      expect(await store().conversations.member(ids.id, ids.tomas)).toEqual(moved.member);
      expect(await store().conversations.byId(ids.id)).toEqual({ ...before, rev: moved.rev });
    });

    test('C14 positions never move back, and what does not move them changes nothing', async () => {
      const ids = await group(5);
      const { member, rev } = await mark(ids, 5, 4);
      for (const [delivered, read] of [
        [0, 0],
        [5, 4],
        [2, 3],
        [-1, -7],
      ] as const) {
        expect(await mark(ids, delivered, read)).toEqual({ member, moved: false, rev });
      }
      expect((await store().conversations.byId(ids.id))?.rev).toBe(rev);
    });

    test('C14 marks from many devices at once end at the highest', async () => {
      const ids = await group(30);
      await Promise.all(upTo(30).map((n) => mark(ids, (n * 7) % 31, (n * 13) % 31)));
      expect(await store().conversations.member(ids.id, ids.tomas)).toMatchObject({ deliveredSeq: 30, readSeq: 30 });
    });

    test('C15 reading implies receiving, and nothing is received before it is sent', async () => {
      const ids = await group(3);
      expect((await mark(ids, 0, 2)).member).toMatchObject({ deliveredSeq: 2, readSeq: 2 });
      expect((await mark(ids, 9_999, 0)).member).toMatchObject({ deliveredSeq: 4, readSeq: 2 });
      expect((await mark(ids, 0, Number.MAX_SAFE_INTEGER)).member).toMatchObject({ deliveredSeq: 4, readSeq: 4 });
      await append(store(), ids.id, ids.mara);
      expect((await store().conversations.view(ids.id, ids.tomas))?.unread).toBe(1);
    });

    test('C15 only somebody present has positions to move', async () => {
      const ids = await group(1);
      await expectRefusal(mark({ ...ids, tomas: newId() }, 1, 1), 'NOT_FOUND');
      await expectRefusal(mark({ ...ids, id: newId() }, 1, 1), 'NOT_FOUND');
    });

    test('C16 everyone has received and read what the slowest of the present has', async () => {
      const ids = await group(6);
      expect(await store().conversations.everyone(ids.id)).toEqual({ deliveredSeq: 1, readSeq: 1 });
      await mark(ids, 7, 5);
      const behind = { deliveredSeq: 3, readSeq: 2, at: tick() };
      await store().conversations.mark({ id: ids.id, userId: ids.aiko, ...behind });
      expect(await store().conversations.everyone(ids.id)).toEqual({ deliveredSeq: 3, readSeq: 2 });
      await store().conversations.removeMember({
        id: ids.id,
        userId: ids.aiko,
        line: { id: newId(), actorId: ids.aiko, at: 1 },
      });
      expect(await store().conversations.everyone(ids.id)).toEqual({ deliveredSeq: 7, readSeq: 5 });
    });

    test('C17 D7 unread are the messages of others after the read position, system lines not counted', async () => {
      const ids = await group(4);
      const unread = async () => (await store().conversations.view(ids.id, ids.tomas))?.unread;
      expect(await unread()).toBe(4);
      await store().conversations.rename({ id: ids.id, title: 'New', line: { id: newId(), actorId: ids.mara, at: 2 } });
      expect(await unread()).toBe(4);
      await mark(ids, 0, 3);
      expect(await unread()).toBe(2);
      await append(store(), ids.id, ids.aiko);
      expect(await unread()).toBe(3);
      await append(store(), ids.id, ids.tomas);
      expect(await unread()).toBe(0);
    });
  });
