import { describe, expect, test } from 'vitest';
import {
  addPeople,
  addUser,
  append,
  createGroup,
  draft,
  expectRefusal,
  newId,
  type StoreFactory,
  userRow,
} from './fixtures.ts';

/** Rules L1–L2 of SPEC.md. */
export const lifeContract = (makeStore: StoreFactory) =>
  describe('the life of a store', () => {
    test('L1 an open store answers', async () => {
      const { store, close } = await makeStore();
      await expect(store.check()).resolves.toBeUndefined();
      await close();
    });

    test('L2 closing finishes what was begun', async () => {
      const { store, close } = await makeStore();
      const [mara] = await addPeople(store, 'Mara');
      const { id } = await createGroup(store, mara);
      const begun = Promise.all([append(store, id, mara), append(store, id, mara), store.users.touch(mara, 5)]);
      await store.close();
      expect((await begun).slice(0, 2)).toMatchObject([{ seq: 2 }, { seq: 3 }]);
      await close();
    });

    test('L2 a second close waits for the first', async () => {
      const { store, close } = await makeStore();
      const touched = store.users.touch((await addUser(store, 'Mara')).id, 5);
      const ends: string[] = [];
      await Promise.all(['first', 'second'].map((which) => store.close().then(() => ends.push(which))));
      expect(ends).toEqual(['first', 'second']);
      await touched;
      await close();
    });

    test('L2 a closed store refuses everything, and may be closed twice', async () => {
      const { store, close } = await makeStore();
      const mara = await addUser(store, 'Mara');
      await store.close();
      await store.close();
      const calls = [
        store.check(),
        store.users.byId(mara.id),
        store.users.create(userRow('Tomas')),
        store.messages.append(draft(newId(), mara.id)),
        store.conversations.list({ userId: mara.id, before: null, limit: 5 }),
      ];
      for (const call of calls) await expectRefusal(call, 'STORE_UNAVAILABLE');
      await close();
    });
  });
