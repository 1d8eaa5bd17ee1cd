import type { ConversationId } from '@chatter/protocol/ids';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '../src/store.ts';
import {
  addPeople,
  appendMany,
  createGroup,
  newId,
  openDirect,
  type StoreFactory,
  upTo,
  useStore,
} from './fixtures.ts';

type At = Parameters<Store['messages']['page']>[0]['at'];

/** Rules M4 and M5 of SPEC.md, on a conversation of ten messages. */
export const historyContract = (makeStore: StoreFactory) =>
  describe('pages of history', () => {
    const store = useStore(makeStore);
    let ten = newId<ConversationId>();
    let none = newId<ConversationId>();
    beforeAll(async () => {
      const [mara, tomas] = await addPeople(store(), 'Mara', 'Tomas');
      ten = (await createGroup(store(), mara, tomas)).id;
      none = (await openDirect(store(), mara, tomas)).id;
      await appendMany(store(), ten, mara, 9);
    });

    const page = async (conversationId: ConversationId, at: At, limit: number) => {
      const { messages, hasBefore, hasAfter } = await store().messages.page({ conversationId, at, limit });
      return [messages.map((message) => message.seq), hasBefore, hasAfter];
    };
    const before = (seq: number): At => ({ kind: 'before', seq });
    const after = (seq: number): At => ({ kind: 'after', seq });
    const around = (seq: number): At => ({ kind: 'around', seq });

    test.each([
      [4, [[7, 8, 9, 10], true, false]],
      [10, [upTo(10), false, false]],
      [99, [upTo(10), false, false]],
      [1, [[10], true, false]],
    ])('M4 the newest %i', async (limit, expected) => {
      expect(await page(ten, { kind: 'newest' }, limit)).toEqual(expected);
    });

    test.each([
      [before(8), 3, [[5, 6, 7], true, true]],
      [before(10), 3, [[7, 8, 9], true, true]],
      [before(4), 3, [[1, 2, 3], false, true]],
      [before(3), 9, [[1, 2], false, true]],
      [before(1), 3, [[], false, true]],
      [before(0), 3, [[], false, true]],
      [before(11), 2, [[9, 10], true, false]],
      [before(500), 2, [[9, 10], true, false]],
      [after(2), 3, [[3, 4, 5], true, true]],
      [after(6), 3, [[7, 8, 9], true, true]],
      [after(7), 3, [[8, 9, 10], true, false]],
      [after(8), 9, [[9, 10], true, false]],
      [after(10), 3, [[], true, false]],
      [after(500), 3, [[], true, false]],
      [after(0), 3, [[1, 2, 3], false, true]],
      [around(5), 4, [[3, 4, 5, 6], true, true]],
      [around(5), 5, [[3, 4, 5, 6, 7], true, true]],
      [around(5), 1, [[5], true, true]],
      [around(1), 4, [[1, 2], false, true]],
      [around(10), 4, [[8, 9, 10], true, false]],
      [around(500), 4, [[8, 9, 10], true, false]],
      [around(5), 99, [upTo(10), false, false]],
    ])('M4 %j, at most %i', async (at, limit, expected) => {
      expect(await page(ten, at, limit)).toEqual(expected);
    });

    test.each([{ kind: 'newest' } as At, before(5), after(5), around(5)])(
      'M4 %j of a conversation without messages',
      async (at) => {
        expect(await page(none, at, 5)).toEqual([[], false, false]);
        expect(await page(newId(), at, 5)).toEqual([[], false, false]);
      },
    );

    test('M5 a message is found by its id in its own conversation, and nowhere else', async () => {
      const { messages } = await store().messages.page({ conversationId: ten, at: around(5), limit: 1 });
      const found = messages[0];
      if (found === undefined) throw new Error('there is no fifth message');
      expect(await store().messages.byId(ten, found.id)).toEqual(found);
      expect(await store().messages.byId(none, found.id)).toBeNull();
      expect(await store().messages.byId(ten, newId())).toBeNull();
    });
  });
