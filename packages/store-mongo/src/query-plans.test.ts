import type { PictureId } from '@chatter/protocol/ids';
import {
  addPeople,
  addPicture,
  addSession,
  append,
  createGroup,
  line,
  newId,
  openDirect,
  tick,
} from '@chatter/store/contract/fixtures';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mongoUrl, tempDatabase } from '../test/temp-mongo.ts';
import { type Command, watchCommands } from '../test/watch-commands.ts';
import type { MongoStore } from './mongo-store.ts';

type Filter = Readonly<Record<string, unknown>>;

/** Everything that the port can ask, once. */
const askAll = async (store: MongoStore) => {
  const { users, sessions, conversations, messages, pictures } = store;
  const [mara, tomas, aiko] = await addPeople(store, 'Mara', 'Tomas', 'Aiko');
  const session = await addSession(store, mara);
  await sessions.byId(session.id);
  await sessions.rotate({ id: session.id, generation: 1, refreshHash: 'h', at: 2, expiresAt: 3 });
  await sessions.confirm(session.id, 1);
  await sessions.ofUser(mara, 1);
  await users.setPassword({ id: mara, passwordHash: 'h', keep: newId(), at: 1 });
  await sessions.endOthers(mara, session.id);
  await sessions.end(session.id, mara);
  await sessions.removeExpired(5);
  await users.byIds([mara, tomas]);
  await users.byEmailKey('nobody@example.org');
  await users.touch(mara, 7);
  for (const search of ['', 'mar', 'mar x']) {
    const page = await users.directory({ search, except: [tomas], after: null, limit: 1 });
    await users.directory({ search, except: [tomas], among: [mara], after: page.next, limit: 1 });
  }
  const { id } = await createGroup(store, mara, tomas);
  await openDirect(store, mara, tomas);
  const { position } = await conversations.sync({ userId: tomas, since: null, limit: 5 });
  await users.update(mara, { displayName: 'M', nameKey: 'm', avatar: newId<PictureId>() });
  await conversations.addMembers({ id, userIds: [aiko], limit: 9, line: line(mara) });
  const photo = await addPicture(store, mara);
  await append(store, id, mara, { photoIds: [photo.id] });
  const picture = (await addPicture(store, mara, { kind: 'group', createdAt: 1 })).id;
  await conversations.setPicture({ id, picture, line: line(mara) });
  await conversations.rename({ id, title: 'H', line: line(mara) });
  await conversations.mark({ id, userId: tomas, deliveredSeq: 4, readSeq: 2, at: tick() });
  await conversations.receiptsOf({ id, seq: 3, after: null, limit: 1 });
  await conversations.members({
    id,
    after: (await conversations.members({ id, after: null, limit: 1 })).next,
    limit: 1,
  });
  await conversations.memberIds(id);
  await conversations.views(id, [mara, tomas]);
  await conversations.view(id, mara);
  await conversations.changes({ id, since: 2, limit: 5 });
  const list = await conversations.list({ userId: mara, before: null, limit: 1 });
  await conversations.list({ userId: mara, before: list.next, limit: 1 });
  await messages.page({ conversationId: id, at: { kind: 'newest' }, limit: 5 });
  await messages.byId(id, newId());
  await conversations.removeMember({ id, userId: mara, line: line(mara) });
  await conversations.sync({ userId: tomas, since: position, limit: 5 });
  await pictures.byIds([photo.id]);
  await addPicture(store, mara, { createdAt: 1 });
  await pictures.removeUnused(5, 5);
};

/** The filters of a command, wherever it holds them. */
const filtersOf = ({ name, document }: Command): Filter[] => {
  const list = (key: string) => ((document[key] ?? []) as { q: Filter }[]).map(({ q }) => q);
  if (name === 'find') return [(document.filter ?? {}) as Filter];
  if (name === 'findAndModify') return [document.query as Filter];
  if (name === 'update') return list('updates');
  if (name === 'delete') return list('deletes');
  return [];
};

/** The fields that a filter holds fast, those under `$and` too. */
const fieldsOf = (filter: Filter): string[] =>
  Object.entries(filter).flatMap(([key, value]) =>
    key === '$and' ? (value as Filter[]).flatMap(fieldsOf) : key.startsWith('$') ? [] : [key],
  );

// Conversations are asked for members, messages and receipts; a sweep, a profile and a session have keys of their own.
const perConversation = new Set(['members', 'messages', 'receipts']);
const ownKeys = ['_id', 'userId', 'clientMessageId'];

describe.skipIf(mongoUrl === undefined)('every question', { timeout: 60_000 }, () => {
  const database = tempDatabase();
  let store: MongoStore;
  let asked: { collection: string; filter: Filter; sort: Filter }[] = [];
  beforeAll(async () => {
    store = await database.open({ monitorCommands: true });
    const commands = watchCommands(store);
    await askAll(store);
    await store.conversations.sync({ userId: newId(), since: null, limit: 1 });
    asked = commands.flatMap((command) =>
      filtersOf(command).map((filter) => ({
        ...{ collection: command.collection, filter },
        sort: (command.document.sort ?? {}) as Filter,
      })),
    );
  }, 60_000);
  afterAll(() => database.remove(), 60_000);

  test('has an index that begins with a field which it holds fast, or with the order that it asks for', async () => {
    expect(asked.length).toBeGreaterThan(80);
    const bare: string[] = [];
    for (const { collection, filter, sort } of asked) {
      const indexes = await store.connection.collection(collection).indexes();
      const begins = new Set(indexes.map(({ key }) => Object.keys(key)[0]));
      const held = [...fieldsOf(filter), Object.keys(sort)[0] ?? ''];
      if (!held.some((field) => begins.has(field))) bare.push(`${collection} ${JSON.stringify(filter)}`);
    }
    expect(bare).toEqual([]);
  });

  test('about the rows of a conversation names the conversation, a key or a user', () => {
    const others = asked.filter(
      ({ collection, filter }) =>
        perConversation.has(collection) &&
        !['conversationId', ...ownKeys].some((field) => fieldsOf(filter).includes(field)),
    );
    expect(others).toEqual([]);
  });

  test('is answered without a walk through a collection, where the server tells its plan as MongoDB does', async () => {
    const walks: string[] = [];
    for (const { collection, filter, sort } of asked) {
      const plan = await store.connection
        .collection(collection)
        .find(filter)
        .sort(sort as Record<string, 1 | -1>)
        .explain('queryPlanner');
      if (JSON.stringify(plan).includes('"COLLSCAN"')) walks.push(`${collection} ${JSON.stringify(filter)}`);
    }
    expect(walks).toEqual([]);
  });
});
