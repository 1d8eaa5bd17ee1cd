import type { ConversationId } from '@chatter/protocol/ids';
import { describe, expect, test } from 'vitest';
import {
  addCrowd,
  addPeople,
  addPicture,
  append,
  appendMany,
  createGroup,
  expectRefusal,
  line,
  newId,
  openDirect,
  type StoreFactory,
  tick,
  upTo,
  useStore,
} from './fixtures.ts';
import { Replica } from './replica.ts';

/** Rules C21–C24 of SPEC.md. */
export const changesContract = (makeStore: StoreFactory) =>
  describe('changes', () => {
    const store = useStore(makeStore);
    const group = async () => {
      const [mara, tomas, aiko] = await addPeople(store(), 'Mara', 'Tomas', 'Aiko');
      const { id, rev } = await createGroup(store(), mara, tomas);
      return { id, rev, mara, tomas, aiko };
    };
    const expectEqual = async (replica: Replica, id: ConversationId) => {
      expect(replica.rev).toBe((await store().conversations.byId(id))?.rev);
      const page = await store().messages.page({ conversationId: id, at: { kind: 'newest' }, limit: 10_000 });
      expect(replica.timeline).toEqual(page.messages);
      expect(replica.present).toEqual((await store().conversations.members({ id, after: null, limit: 10_000 })).rows);
    };

    test('C21 D4 every change moves the rev, and what changed after a rev is exactly that', async () => {
      const { id, mara, tomas, aiko } = await group();
      const picture = (await addPicture(store(), mara, { kind: 'group' })).id;
      const { conversations } = store();
      const steps: Array<[() => Promise<unknown>, number, number]> = [
        [() => append(store(), id, tomas), 1, 1],
        [() => conversations.mark({ id, userId: mara, deliveredSeq: 2, readSeq: 2, at: tick() }), 0, 1],
        [() => conversations.rename({ id, title: 'New', line: line(mara) }), 1, 0],
        [() => conversations.setPicture({ id, picture, line: line(mara) }), 1, 0],
        [() => conversations.addMembers({ id, userIds: [aiko], limit: 9, line: line(mara) }), 1, 1],
        [() => conversations.removeMember({ id, userId: tomas, line: line(tomas) }), 1, 1],
        [() => conversations.removeMember({ id, userId: mara, line: line(mara) }), 1, 2],
      ];
      for (const [step, messages, members] of steps) {
        const since = (await conversations.byId(id))?.rev ?? 0;
        await step();
        const rev = (await conversations.byId(id))?.rev ?? 0;
        expect(rev).toBeGreaterThan(since);
        const changes = await conversations.changes({ id, since, limit: 50 });
        expect([changes.rev, changes.complete]).toEqual([rev, true]);
        expect([changes.messages.length, changes.members.length]).toEqual([messages, members]);
      }
    });

    test('C21 title, picture and number of members move the meta rev; messages and positions do not', async () => {
      const { id, mara, tomas, aiko } = await group();
      const made = await store().conversations.byId(id);
      expect(made?.metaRev).toBe(made?.rev);
      await append(store(), id, tomas);
      await store().conversations.mark({ id, userId: mara, deliveredSeq: 2, readSeq: 2, at: tick() });
      expect((await store().conversations.byId(id))?.metaRev).toBe(made?.metaRev);
      const { conversation } = await store().conversations.addMembers({
        ...{ id, userIds: [aiko], limit: 9, line: line(mara) },
      });
      expect(conversation.metaRev).toBe(conversation.rev);
    });

    test('C22 the revs of one change follow each other: its members, then its line', async () => {
      const { id, mara, aiko } = await group();
      const before = (await store().conversations.byId(id))?.rev ?? 0;
      const added = await addPeople(store(), 'Lena', 'Ngozi');
      const change = await store().conversations.addMembers({
        id,
        userIds: [aiko, ...added],
        limit: 9,
        line: line(mara),
      });
      expect(change.members.map((member) => member.rev)).toEqual([before + 1, before + 2, before + 3]);
      expect(change.line?.rev).toBe(before + 4);
      expect(change.conversation.rev).toBe(before + 4);
    });

    test.each([1, 2, 3, 7, 100])('C23 D6 pages of %i from any rev lead to the stored state', async (limit) => {
      const { id, mara, tomas, aiko } = await group();
      await appendMany(store(), id, tomas, 5);
      const late = new Replica(store(), id);
      await late.catchUp(50);
      await store().conversations.addMembers({ id, userIds: [aiko], limit: 9, line: line(mara) });
      await Promise.all([appendMany(store(), id, aiko, 4), appendMany(store(), id, mara, 4)]);
      await store().conversations.mark({ id, userId: tomas, deliveredSeq: 9, readSeq: 8, at: tick() });
      await store().conversations.removeMember({ id, userId: mara, line: line(mara) });
      for (const replica of [late, new Replica(store(), id)]) {
        const sizes = await replica.catchUp(limit);
        expect(Math.max(...sizes)).toBeLessThanOrEqual(Math.max(limit, 2));
        await expectEqual(replica, id);
        expect(replica.members.get(mara)?.leftAt).not.toBeNull();
      }
    });

    test('C23 a page never parts a message from its author’s positions', async () => {
      const { id, mara, tomas, aiko } = await group();
      await store().conversations.addMembers({ id, userIds: [aiko], limit: 9, line: line(mara) });
      const since = (await store().conversations.byId(id))?.rev ?? 0;
      for (const author of [mara, tomas, aiko]) await append(store(), id, author);
      for (const [limit, revs] of [
        [1, 1],
        [2, 1],
        [3, 1],
        [4, 2],
        [5, 2],
        [6, 3],
      ] as const) {
        const page = await store().conversations.changes({ id, since, limit });
        expect([page.rev, page.messages.length, page.members.length]).toEqual([since + revs, revs, revs]);
        expect(page.complete).toBe(limit === 6);
      }
    });

    test('C23 a page that is filled to the last place is complete only when nothing follows', async () => {
      const { id, mara, rev: since } = await group();
      for (const title of ['A', 'B', 'C', 'D']) await store().conversations.rename({ id, title, line: line(mara) });
      for (const limit of [3, 4, 5]) {
        const page = await store().conversations.changes({ id, since, limit });
        expect([page.messages.length, page.complete]).toEqual([Math.min(limit, 4), limit >= 4]);
      }
    });

    test('C23 D6 a thousand who came at once come in pages too', async () => {
      const { id, mara } = await group();
      const crowd = await addCrowd(store(), 1_000);
      await store().conversations.addMembers({ id, userIds: crowd, limit: 5_000, line: line(mara) });
      const replica = new Replica(store(), id);
      const sizes = await replica.catchUp(100);
      expect(Math.max(...sizes)).toBe(100);
      await expectEqual(replica, id);
    });

    test('C23 D6 a reader who follows while many write ends with all of it', async () => {
      const { id, mara, tomas } = await group();
      const replica = new Replica(store(), id);
      let writing = true;
      const work = Promise.all(
        upTo(60).map(async (n) => {
          const upToHere = { deliveredSeq: n, readSeq: n / 2, at: tick() };
          if (n % 4 === 0) await store().conversations.mark({ id, userId: mara, ...upToHere });
          else await append(store(), id, n % 2 === 0 ? mara : tomas);
        }),
      ).finally(() => {
        writing = false;
      });
      while (writing) {
        await replica.catchUp(5);
        await new Promise((resume) => setImmediate(resume));
      }
      await work;
      await replica.catchUp(5);
      await expectEqual(replica, id);
    });

    test('C24 case 57 nothing changed after the newest rev, nor after one that has not come yet', async () => {
      const { id, mara } = await group();
      const { rev } = await append(store(), id, mara);
      const nothing = { rev, complete: true, messages: [], members: [] };
      expect(await store().conversations.changes({ id, since: rev, limit: 5 })).toEqual(nothing);
      expect(await store().conversations.changes({ id, since: rev + 500, limit: 5 })).toEqual(nothing);
      await expectRefusal(store().conversations.changes({ id: newId(), since: 0, limit: 5 }), 'NOT_FOUND');
    });

    test('C24 a direct conversation tells its two members from the first rev', async () => {
      const [lena, ngozi] = await addPeople(store(), 'Lena', 'Ngozi');
      const { id, rev } = await openDirect(store(), lena, ngozi);
      const changes = await store().conversations.changes({ id, since: 0, limit: 5 });
      expect(changes).toMatchObject({ rev, complete: true, messages: [] });
      expect(changes.members.map((member) => member.userId).sort()).toEqual([lena, ngozi].sort());
    });
  });
