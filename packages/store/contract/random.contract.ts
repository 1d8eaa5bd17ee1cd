import { ChatterError } from '@chatter/protocol/chatter-error';
import type { ClientMessageId, ConversationId, UserId } from '@chatter/protocol/ids';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Store } from '../src/store.ts';
import { addPeople, createGroup, draft, line, type StoreFactory, tick, useStore } from './fixtures.ts';
import { GroupModel, type Step } from './model.ts';
import { Replica } from './replica.ts';

const place = fc.nat({ max: 4 });
const seq = fc.integer({ min: -1, max: 40 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('send'), who: place, key: fc.nat({ max: 9 }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('mark'), who: place, deliveredSeq: seq, readSeq: seq }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('add'), who: place, whom: fc.uniqueArray(place) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('remove'), who: place, whom: place }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('rename'), who: place, title: fc.constantFrom('A', 'B') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('sync'), limit: fc.integer({ min: 1, max: 20 }) }) },
);

type Change = Exclude<Step, { do: 'sync' }>;

const applyToStore = async (
  { conversations, messages }: Store,
  id: ConversationId,
  cast: readonly UserId[],
  change: Change,
  at: number,
) => {
  const who = cast[change.who] as UserId;
  const whom = (places: readonly number[]) => places.map((index) => cast[index] as UserId);
  const mine = line(who, { at });
  switch (change.do) {
    case 'send': {
      const clientMessageId = `message-${change.key}-${id}` as ClientMessageId;
      return (await messages.append(draft(id, who, { clientMessageId, at }))).created;
    }
    case 'mark':
      return (await conversations.mark({ id, userId: who, ...change, at })).moved;
    case 'add':
      return (await conversations.addMembers({ id, userIds: whom(change.whom), limit: 99, line: mine })).line !== null;
    case 'remove':
      return (
        (await conversations.removeMember({ id, userId: whom([change.whom])[0] as UserId, line: mine })).line !== null
      );
    case 'rename':
      return (await conversations.rename({ id, title: change.title, line: mine })).line !== null;
  }
};

const outcomeOf = (work: Promise<boolean>): Promise<unknown> =>
  work.then(
    (changed) => (changed ? 'done' : 'same'),
    (error: unknown) => (error instanceof ChatterError ? error.code : error),
  );

const expectStateOf = async (store: Store, id: ConversationId, cast: readonly UserId[], model: GroupModel) => {
  expect(await store.conversations.byId(id)).toMatchObject({
    ...{ title: model.title, lastSeq: model.messages.length, memberCount: model.presentIds.length },
  });
  const lowest = { deliveredSeq: model.lowest('deliveredSeq'), readSeq: model.lowest('readSeq') };
  expect(await store.conversations.everyone(id)).toEqual(lowest);
  expect((await store.conversations.memberIds(id)).sort()).toEqual(model.presentIds.sort());
  for (const userId of cast) {
    const view = await store.conversations.view(id, userId);
    if (!model.presentIds.includes(userId)) expect(view).toBeNull();
    else {
      const { present: _, ...me } = model.members.get(userId) ?? { present: false };
      expect(view).toMatchObject({ me, unread: model.unread(userId), everyone: lowest });
    }
  }
};

const expectReceiptsOf = async (store: Store, id: ConversationId, model: GroupModel) => {
  for (const [at, { author }] of model.messages.entries()) {
    if (author === null) continue;
    const page = await store.conversations.receiptsOf({ id, seq: at + 1, after: null, limit: 99 });
    expect(new Map(page.rows.map((row) => [row.userId, row]))).toEqual(model.receiptsOf(at + 1, author));
  }
};

/** All rules of conversations together, against a model that anybody can check by eye. */
export const randomContract = (makeStore: StoreFactory) =>
  describe('random histories', () => {
    const store = useStore(makeStore);

    test('C25 D7 whatever people do in whatever order, the store says what the model says, and changes lead there', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 60 }), async (steps) => {
          const cast = await addPeople(store(), 'Mara', 'Tomas', 'Aiko', 'Jonas', 'Zoë');
          const { id, createdAt } = await createGroup(store(), cast[0], cast[1]);
          const model = new GroupModel(cast, 'Hikers', createdAt);
          const replica = new Replica(store(), id);
          for (const next of steps) {
            const at = tick();
            if (next.do === 'sync') await replica.catchUp(next.limit);
            else expect(await outcomeOf(applyToStore(store(), id, cast, next, at))).toBe(model.apply(next, at));
          }
          await expectStateOf(store(), id, cast, model);
          await expectReceiptsOf(store(), id, model);
          const fresh = new Replica(store(), id);
          await Promise.all([replica.catchUp(3), fresh.catchUp(100)]);
          expect([replica.timeline, [...replica.members].sort()]).toEqual([fresh.timeline, [...fresh.members].sort()]);
          expect(replica.timeline).toHaveLength(model.messages.length);
          expect([...fresh.members.keys()].sort()).toEqual([...model.members.keys()].sort());
        }),
        { numRuns: 60 },
      );
    });
  });
