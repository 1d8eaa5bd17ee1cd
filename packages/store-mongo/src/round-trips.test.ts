import { addCrowd, addPeople, append, createGroup, tick, upTo } from '@chatter/store/contract/fixtures';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mongoUrl, tempDatabase } from '../test/temp-mongo.ts';
import { type Command, watchCommands } from '../test/watch-commands.ts';
import type { MongoStore } from './mongo-store.ts';

describe.skipIf(mongoUrl === undefined)('the commands that a store sends', { timeout: 60_000 }, () => {
  const database = tempDatabase();
  let store: MongoStore;
  let commands: Command[] = [];
  beforeAll(async () => {
    store = await database.open({ monitorCommands: true });
    commands = watchCommands(store);
  }, 60_000);
  afterAll(() => database.remove(), 60_000);

  /** What is sent until the number of a change is stored, which nobody waits for. */
  const commandsOf = async (work: () => Promise<unknown>): Promise<string[]> => {
    await store.check();
    commands.length = 0;
    await work();
    const isNumbered = () => commands.some(({ document }) => JSON.stringify(document).includes('"$unset":{"pending"'));
    await expect.poll(isNumbered, { interval: 5, timeout: 5_000 }).toBe(true);
    return commands.map(({ name, collection }) => `${name} ${collection}`).sort();
  };

  const ofOneCommit = [
    'find conversations',
    'find members',
    'find messages',
    'findAndModify meta',
    'insert messages',
    'insert sends',
    'update conversations',
    'update conversations',
    'update members',
  ];

  test('a message costs nine, the conversation being read first', async () => {
    const [mara, tomas] = await addPeople(store, 'Mara', 'Tomas');
    const { id } = await createGroup(store, mara, tomas);
    await expect
      .poll(async () => (await store.conversations.sync({ userId: mara, since: null, limit: 1 })).known)
      .toBe(false);
    expect(await commandsOf(() => append(store, id, mara))).toEqual(ofOneCommit);
  });

  test('sixty-four that arrive together cost the same nine', async () => {
    const [mara, tomas] = await addPeople(store, 'Mara', 'Tomas');
    const { id } = await createGroup(store, mara, tomas);
    await store.conversations.sync({ userId: mara, since: null, limit: 1 });
    const sent = () => Promise.all(upTo(64).map((n) => append(store, id, n % 2 ? mara : tomas)));
    expect(await commandsOf(sent)).toEqual(ofOneCommit);
  });

  test('in a group of many a message and sixty-four marks beside it cost three more', async () => {
    const crowd = await addCrowd(store, 65);
    const [mara, ...others] = crowd;
    if (mara === undefined) throw new Error('There is no crowd.');
    const { id } = await createGroup(store, mara, ...others);
    await store.conversations.sync({ userId: mara, since: null, limit: 1 });
    const marks = () =>
      others
        .slice(1)
        .map((userId) => store.conversations.mark({ id, userId, deliveredSeq: 2, readSeq: 2, at: tick() }));
    const sent = await commandsOf(() => Promise.all([append(store, id, mara), ...marks()]));
    expect(sent.filter((name) => !ofOneCommit.includes(name))).toEqual(['insert receipts']);
    // Where all who stood lowest move, who stands lowest now is asked: once for delivered, once for read.
    expect(sent.length).toBeLessThanOrEqual(ofOneCommit.length + 3);
  });

  test('a page of the list costs the same few, however many conversations it shows', async () => {
    const [mara, tomas] = await addPeople(store, 'Mara', 'Tomas');
    for (const _ of upTo(5)) await createGroup(store, mara, tomas);
    await store.conversations.sync({ userId: mara, since: null, limit: 1 });
    commands.length = 0;
    expect((await store.conversations.list({ userId: mara, before: null, limit: 50 })).rows).toHaveLength(5);
    expect(commands.map(({ name, collection }) => `${name} ${collection}`).sort()).toEqual([
      'find conversations',
      'find members',
      'find members',
      'find messages',
    ]);
  });
});
