import type { ConversationId, UserId } from '@chatter/protocol/ids';
import { describe, expect, test } from 'vitest';
import {
  addPeople,
  append,
  createGroup,
  line,
  openDirect,
  type StoreFactory,
  tick,
  upTo,
  useStore,
} from './fixtures.ts';

/** Rules C29–C32 of SPEC.md. */
export const syncContract = (makeStore: StoreFactory) =>
  describe('sync', () => {
    const store = useStore(makeStore);
    const ask = (userId: UserId, since: string | null, limit = 50) =>
      store().conversations.sync({ userId, since, limit });
    const positionOf = async (userId: UserId) => (await ask(userId, null)).position;
    const idsOf = ({ views }: Awaited<ReturnType<typeof ask>>) => views.map(({ conversation }) => conversation.id);

    test('C29 D6 without a position one gets the present one, and nothing else', async () => {
      const [mara, tomas] = await addPeople(store(), 'Mara', 'Tomas');
      await createGroup(store(), mara, tomas);
      const first = await ask(mara, null);
      expect(first).toMatchObject({ known: false, complete: true, views: [], gone: [], people: null });
      expect(await ask(mara, first.position)).toEqual({ ...first, known: true, people: [] });
    });

    test('C29 case 57 garbage, the future and another store’s position are unknown, and lead to the present one', async () => {
      const [mara] = await addPeople(store(), 'Mara');
      const { position } = await ask(mara, null);
      const other = await makeStore();
      const foreign = (await other.store.conversations.sync({ userId: mara, since: null, limit: 5 })).position;
      await other.close();
      const odd = [foreign, `${position}9`, `${position} `, '', '-1', 'x'.repeat(90), `${position.split('-')[0]}-NaN`];
      for (const since of odd) {
        expect(await ask(mara, since)).toMatchObject({ known: false, position, views: [], gone: [] });
      }
    });

    test('C30 D4 D6 every change of a conversation brings it once, as it is now, and others not at all', async () => {
      const [mara, tomas, aiko] = await addPeople(store(), 'Mara', 'Tomas', 'Aiko');
      const { id } = await createGroup(store(), mara, tomas);
      const quiet = await createGroup(store(), mara, tomas);
      await createGroup(store(), tomas, aiko);
      const { conversations } = store();
      const steps: Array<() => Promise<unknown>> = [
        () => append(store(), id, tomas),
        () => conversations.mark({ id, userId: mara, deliveredSeq: 2, readSeq: 2, at: tick() }),
        () => conversations.rename({ id, title: 'New', line: line(mara) }),
        () => conversations.addMembers({ id, userIds: [aiko], limit: 9, line: line(mara) }),
        () => conversations.removeMember({ id, userId: aiko, line: line(mara) }),
      ];
      let since = await positionOf(mara);
      for (const step of steps) {
        await step();
        const page = await ask(mara, since);
        expect(page.views).toEqual([await conversations.view(id, mara)]);
        expect(page.complete).toBe(true);
        since = page.position;
        expect(idsOf(await ask(mara, since))).toEqual([]);
      }
      expect(idsOf(await ask(mara, since))).not.toContain(quiet.id);
    });

    test('C30 a new conversation is told; a direct one to its peer only with its first message', async () => {
      const [mara, tomas] = await addPeople(store(), 'Mara', 'Tomas');
      const since = { mara: await positionOf(mara), tomas: await positionOf(tomas) };
      const { id } = await openDirect(store(), mara, tomas);
      expect(idsOf(await ask(mara, since.mara))).toEqual([id]);
      expect(idsOf(await ask(tomas, since.tomas))).toEqual([]);
      await append(store(), id, mara);
      expect((await ask(tomas, since.tomas)).views).toMatchObject([{ unread: 1, conversation: { id } }]);
    });

    test('C31 D9 one that was left is gone once, however much is said in it later; whoever is back is told it', async () => {
      const [mara, tomas] = await addPeople(store(), 'Mara', 'Tomas');
      const { id } = await createGroup(store(), mara, tomas);
      const since = await positionOf(tomas);
      await store().conversations.removeMember({ id, userId: tomas, line: line(mara) });
      const out = await ask(tomas, since);
      expect(out).toMatchObject({ views: [], gone: [id] });
      await append(store(), id, mara);
      expect(await ask(tomas, out.position)).toMatchObject({ views: [], gone: [] });
      await store().conversations.addMembers({ id, userIds: [tomas], limit: 9, line: line(mara) });
      const back = await ask(tomas, since);
      expect([idsOf(back), back.gone]).toEqual([[id], []]);
    });

    test.each([1, 2, 5])('C30 D6 pages of %i lead to all of it, also while more happens', async (limit) => {
      const [mara, tomas] = await addPeople(store(), 'Mara', 'Tomas');
      const groups = [];
      for (const _ of upTo(7)) groups.push(await createGroup(store(), mara, tomas));
      let since = await positionOf(mara);
      for (const { id } of groups) await append(store(), id, tomas);
      await store().conversations.removeMember({ id: groups[3]?.id as ConversationId, userId: mara, line: line(mara) });
      const told = new Map<ConversationId, number>();
      const gone: ConversationId[] = [];
      let isFirst = true;
      for (let complete = false; !complete; ) {
        const page = await ask(mara, since, limit);
        expect(page.views.length + page.gone.length).toBeLessThanOrEqual(limit);
        for (const { conversation } of page.views) told.set(conversation.id, conversation.lastSeq);
        gone.push(...page.gone);
        ({ position: since, complete } = page);
        if (isFirst) await append(store(), groups[0]?.id as ConversationId, tomas);
        isFirst = false;
      }
      expect(gone).toEqual([groups[3]?.id]);
      expect(told).toEqual(new Map(groups.filter((_, at) => at !== 3).map(({ id }, at) => [id, at === 0 ? 3 : 2])));
    });

    test('C32 a profile that changed is told, a visit is not', async () => {
      const [mara, tomas] = await addPeople(store(), 'Mara', 'Tomas');
      const since = await positionOf(mara);
      await store().users.touch(tomas, tick());
      expect((await ask(mara, since)).people).toEqual([]);
      const changed = await store().users.update(tomas, { status: 'on a train' });
      const page = await ask(mara, since);
      expect(page.people).toEqual([changed]);
      expect((await ask(mara, page.position)).people).toEqual([]);
    });
  });
