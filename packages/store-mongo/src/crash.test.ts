import type { ConversationId, UserId } from '@chatter/protocol/ids';
import {
  addPeople,
  addPicture,
  append,
  createGroup,
  draft,
  line,
  newId,
  tick,
  upTo,
} from '@chatter/store/contract/fixtures';
import { Replica } from '@chatter/store/contract/replica';
import type { Store } from '@chatter/store/store';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Life, mortalModels } from '../test/mortal-models.ts';
import { mongoUrl, tempDatabase } from '../test/temp-mongo.ts';
import { connect } from './connect.ts';
import { createModels } from './models.ts';
import { type MongoStore, openStoreOn } from './mongo-store.ts';

/** Everything that must be true of a conversation, whoever died while writing to it. */
const expectWhole = async (store: Store, id: ConversationId, users: readonly UserId[]) => {
  const { conversations, messages } = store;
  const conversation = await conversations.byId(id);
  if (conversation === null) {
    for (const userId of users) expect(await conversations.member(id, userId)).toBeNull();
    return;
  }
  const { messages: rows } = await messages.page({ conversationId: id, at: { kind: 'newest' }, limit: 1_000 });
  expect(rows.map((row) => row.seq)).toEqual(upTo(conversation.lastSeq));
  const { rows: members } = await conversations.members({ id, after: null, limit: 1_000 });
  expect(members).toHaveLength(conversation.memberCount);
  if (conversation.kind === 'group') expect(members.some((row) => row.role === 'owner')).toBe(true);
  const replica = new Replica(store, id);
  await replica.catchUp(7);
  expect([replica.rev, replica.timeline, replica.present]).toEqual([conversation.rev, rows, members]);
  for (const { userId, readSeq } of members) {
    const view = await conversations.view(id, userId);
    const unread = rows.filter((row) => row.seq > readSeq && row.clientMessageId !== null).length;
    expect(view).toMatchObject({ unread, lastMessage: rows.at(-1) ?? null });
    expect(await conversations.idsOf(userId)).toContain(id);
  }
  const lowest = (position: 'deliveredSeq' | 'readSeq') => Math.min(...members.map((row) => row[position]));
  const positions = { deliveredSeq: lowest('deliveredSeq'), readSeq: lowest('readSeq') };
  expect(await conversations.everyone(id)).toEqual(positions);
};

describe.skipIf(mongoUrl === undefined)('a node that dies between two writes', { timeout: 120_000 }, () => {
  const database = tempDatabase();
  let living: MongoStore;
  beforeAll(async () => {
    living = await database.open();
  }, 60_000);
  afterAll(() => database.remove(), 60_000);

  const openMortal = async (writes: number) => {
    const life = new Life();
    const connection = await connect({ url: mongoUrl ?? '', database: database.database });
    const node = await openStoreOn(connection, mortalModels(createModels(connection), life));
    life.left = writes;
    return { node, life };
  };

  const group = async () => {
    const people = await addPeople(living, 'Mara', 'Tomas', 'Aiko', 'Jonas');
    const [mara, tomas, aiko] = people;
    const { id } = await createGroup(living, mara, tomas, aiko);
    await append(living, id, tomas);
    return { id, people, mara, tomas, aiko, jonas: people[3] };
  };
  type Group = Awaited<ReturnType<typeof group>>;

  /** Prepares an operation; what it returns is run once by the one who dies, and once more by one who lives. */
  type Scene = (where: Group) => Promise<(store: Store) => Promise<unknown>>;

  const scenes: Record<string, Scene> = {
    'a message with photos': async ({ id, mara }) => {
      const photos = await Promise.all([addPicture(living, mara), addPicture(living, mara)]);
      const sent = draft(id, mara, { photoIds: photos.map((photo) => photo.id) });
      return async (store) => {
        const { message } = await store.messages.append({ ...sent, id: newId() });
        for (const photo of photos) expect((await store.pictures.byId(photo.id))?.messageId).toBe(message.id);
      };
    },
    'a mark':
      async ({ id, aiko }) =>
      (store) =>
        store.conversations.mark({ id, userId: aiko, deliveredSeq: 2, readSeq: 2, at: tick() }),
    'a member who is added':
      async ({ id, mara, jonas }) =>
      (store) =>
        store.conversations.addMembers({ id, userIds: [jonas], limit: 9, line: line(mara) }),
    'an owner who leaves':
      async ({ id, mara }) =>
      async (store) => {
        const leaving = store.conversations.removeMember({ id, userId: mara, line: line(mara) });
        await leaving.catch((error: unknown) => expect(error).toMatchObject({ code: 'NOT_FOUND' }));
        expect(await store.conversations.member(id, mara)).toBeNull();
      },
    'a new title':
      async ({ id, mara }) =>
      (store) =>
        store.conversations.rename({ id, title: 'Climbers', line: line(mara) }),
    'a new picture': async ({ id, mara }) => {
      const picture = (await addPicture(living, mara, { kind: 'group' })).id;
      return (store) => store.conversations.setPicture({ id, picture, line: line(mara) });
    },
  };

  test.each(Object.entries(scenes))(
    'D2 D3 G1 %s is whole or not at all, and a repeat makes it whole',
    async (_, scene) => {
      for (let writes = 0; ; writes += 1) {
        const where = await group();
        const run = await scene(where);
        const { node, life } = await openMortal(writes);
        const since = (await living.conversations.sync({ userId: where.tomas, since: null, limit: 9 })).position;
        const outcome = await Promise.race([run(node).then(() => 'done'), life.death.then(() => 'dead')]);
        const before = await living.conversations.byId(where.id);
        await expectWhole(living, where.id, where.people);
        await run(living);
        await expectWhole(living, where.id, where.people);
        const after = await living.conversations.byId(where.id);
        const told = await living.conversations.sync({ userId: where.tomas, since, limit: 9 });
        expect(told.views.map((view) => view.conversation.rev)).toEqual([after?.rev]);
        // Done or not: never twice.
        expect((after?.lastSeq ?? 0) - 2).toBeLessThanOrEqual(1);
        await node.connection.destroy();
        if (outcome === 'done' && life.left > 0) {
          expect(after?.rev).toBe(before?.rev);
          expect(writes).toBeGreaterThan(3);
          return;
        }
      }
    },
  );
});
