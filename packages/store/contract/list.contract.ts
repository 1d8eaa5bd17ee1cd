import type { ConversationId, UserId } from '@chatter/protocol/ids';
import { describe, expect, test } from 'vitest';
import type { ConversationView } from '../src/conversations.ts';
import type { Store } from '../src/store.ts';
import {
  addPeople,
  allPages,
  append,
  createGroup,
  expectRefusal,
  line,
  newId,
  openDirect,
  type StoreFactory,
  upTo,
  useStore,
} from './fixtures.ts';

const wholeList = (store: Store, userId: UserId, limit: number): Promise<ConversationView[]> =>
  allPages((before) => store.conversations.list({ userId, before, limit }), limit);

/** Rules C18–C20 of SPEC.md. */
export const listContract = (makeStore: StoreFactory) =>
  describe('the list of conversations', () => {
    const store = useStore(makeStore);
    const idsOf = (views: readonly ConversationView[]) => views.map((view) => view.conversation.id);

    test('C18 the list is ordered by activity, newest first', async () => {
      const [mara, tomas, aiko] = await addPeople(store(), 'Mara', 'Tomas', 'Aiko');
      const group = await createGroup(store(), mara, tomas);
      const direct = await openDirect(store(), mara, tomas);
      const other = await openDirect(store(), mara, aiko);
      await append(store(), direct.id, tomas);
      expect(idsOf(await wholeList(store(), mara, 50))).toEqual([direct.id, other.id, group.id]);
      await append(store(), group.id, tomas);
      expect(idsOf(await wholeList(store(), mara, 50))).toEqual([group.id, direct.id, other.id]);
      expect(await wholeList(store(), newId(), 50)).toEqual([]);
    });

    test('C18 pages give each conversation once, also when many have the same activity', async () => {
      const [mara] = await addPeople(store(), 'Mara');
      const made = await Promise.all(
        upTo(25).map(async (n) => {
          const id = newId<ConversationId>();
          const at = 1_000 + Math.floor(n / 10);
          await store().conversations.createGroup({
            id,
            title: 'G',
            ownerId: mara,
            memberIds: [],
            line: line(mara, { at }),
          });
          return { id, at };
        }),
      );
      const expected = made.sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1)).map(({ id }) => id);
      for (const limit of [1, 4, 25, 100]) expect(idsOf(await wholeList(store(), mara, limit))).toEqual(expected);
    });

    test('C18 a cursor that no page gave is refused', async () => {
      const list = store().conversations.list({ userId: newId(), before: 'W10', limit: 3 });
      await expectRefusal(list, 'VALIDATION_FAILED');
    });

    test('C19 a direct conversation without a message is listed only for whoever started it', async () => {
      const [mara, tomas] = await addPeople(store(), 'Mara', 'Tomas');
      const { id } = await openDirect(store(), mara, tomas);
      expect(idsOf(await wholeList(store(), mara, 5))).toEqual([id]);
      expect(await wholeList(store(), tomas, 5)).toEqual([]);
      expect(await store().conversations.view(id, tomas)).toMatchObject({ lastMessage: null, unread: 0 });
      await append(store(), id, mara);
      expect(idsOf(await wholeList(store(), tomas, 5))).toEqual([id]);
    });

    test('C20 a row of the list is what a view of the conversation is', async () => {
      const [mara, tomas, aiko] = await addPeople(store(), 'Mara', 'Tomas', 'Aiko');
      const group = await createGroup(store(), mara, tomas, aiko);
      const message = await append(store(), group.id, mara);
      const [row] = await wholeList(store(), tomas, 5);
      expect(row).toEqual(await store().conversations.view(group.id, tomas));
      expect(row).toEqual({
        conversation: await store().conversations.byId(group.id),
        me: await store().conversations.member(group.id, tomas),
        peerId: null,
        lastMessage: message,
        unread: 1,
        everyone: { deliveredSeq: 1, readSeq: 1 },
      });
      const views = await store().conversations.views(group.id, [aiko, tomas, newId()]);
      expect(views.sort((a, b) => (a.me.userId < b.me.userId ? -1 : 1))).toEqual(
        await Promise.all([tomas, aiko].sort().map((userId) => store().conversations.view(group.id, userId))),
      );
    });

    test('C20 there is no view for somebody who is not present', async () => {
      const [mara, tomas] = await addPeople(store(), 'Mara', 'Tomas');
      const { id } = await createGroup(store(), mara);
      expect(await store().conversations.view(id, tomas)).toBeNull();
      expect(await store().conversations.view(newId(), mara)).toBeNull();
      expect(await store().conversations.views(newId(), [mara])).toEqual([]);
      expect(await store().conversations.byId(newId())).toBeNull();
    });
  });
