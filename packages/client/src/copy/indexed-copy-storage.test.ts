import type { ConversationId } from '@chatter/protocol/ids';
import type { Message } from '@chatter/protocol/message';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, test } from 'vitest';
import { FakeModel } from '../../test/fake-model.ts';
import { copyName } from '../disk/database-names.ts';
import type { IdbFactory, IdbKeyRange } from '../disk/indexed-db.ts';
import { answerOf } from '../disk/indexed-db.ts';
import type { CopyChange, KeptConversation } from './copy-storage.ts';
import { createIndexedCopyStorage } from './indexed-copy-storage.ts';

const ranges = IDBKeyRange as unknown as IdbKeyRange;

const setUp = () => {
  const factory = new IDBFactory() as unknown as IdbFactory;
  const model = new FakeModel();
  const [mara, tomas] = [model.addUser('Mara'), model.addUser('Tomas')];
  const keep = (name: string): KeptConversation => {
    const conversation = model.view(model.addRoom(name, [mara.id, tomas.id]), mara.id);
    return { id: conversation.id, known: { conversation, factsRev: 1, memberRev: 1 }, top: 0, rev: 1, untold: null };
  };
  const [trip, club] = [keep('trip'), keep('club')];
  const say = (id: ConversationId, text: string): Message =>
    model.send(tomas.id, { conversationId: id, clientMessageId: text, content: { kind: 'text', text } }).message;
  const head = {
    me: { ...mara, email: 'mara@chatter.example' },
    place: { position: 'p1', next: null, newsSince: 0 },
    cutoff: null,
  };
  const change = (over: Partial<CopyChange>): CopyChange => ({
    ...{ head, whole: false, put: [], drop: [], people: [], messages: [] },
    ...over,
  });
  const open = () => createIndexedCopyStorage(factory, ranges);
  return { factory, head, mara, tomas, trip, club, say, change, open };
};

const erase = (factory: IdbFactory) => answerOf(factory.deleteDatabase(copyName));

describe('the copy on disk', () => {
  test('comes back as it was written, by another page too', async () => {
    const { open, change, head, trip, club, tomas, say } = setUp();
    const storage = open();
    expect(await storage.load()).toBeNull();
    const list = [say(trip.id, 'one'), say(trip.id, 'two')];
    await storage.write(
      change({ whole: true, put: [trip, club], people: [tomas], messages: [{ id: trip.id, from: -97, list }] }),
    );
    storage.close();
    const again = open();
    const loaded = await again.load();
    expect(loaded).toMatchObject(head);
    expect(loaded?.conversations).toEqual(expect.arrayContaining([trip, club]));
    expect(loaded?.people).toEqual([tomas]);
    expect(await again.messages(trip.id)).toEqual(list);
    expect(await again.messages(club.id)).toEqual([]);
  });

  test('lets go of what a change leaves out: conversations with their messages, and messages that have become old', async () => {
    const { open, change, trip, club, say } = setUp();
    const storage = open();
    const lists = [trip, club].map(({ id }) => ({ id, from: 1, list: [say(id, 'one'), say(id, 'two')] }));
    await storage.write(change({ put: [trip, club], messages: lists }));
    await storage.write(change({ drop: [club.id], messages: [{ id: trip.id, from: 2, list: [] }] }));
    expect((await storage.messages(trip.id)).map(({ seq }) => seq)).toEqual([2]);
    expect(await storage.messages(club.id)).toEqual([]);
    expect((await storage.load())?.conversations).toEqual([trip]);
    await storage.write(change({ whole: true, put: [club] }));
    expect((await storage.load())?.conversations).toEqual([club]);
  });

  test('is written as one piece or not at all', async () => {
    const { open, change, trip, club, tomas } = setUp();
    const storage = open();
    await storage.write(change({ put: [trip] }));
    const broken = { ...tomas, displayName: (() => '') as unknown as string };
    await expect(storage.write(change({ whole: true, put: [club], people: [broken] }))).rejects.toThrow();
    expect((await storage.load())?.conversations).toEqual([trip]);
  });

  test.each([
    ['older', 1],
    ['newer', 1_000_000],
  ])('of an %s version is thrown away', async (_, version) => {
    const { factory, open, change, trip } = setUp();
    const request = factory.open(copyName, version);
    request.onupgradeneeded = () => request.result.createObjectStore('something', { keyPath: 'id' });
    (await answerOf(request)).close();
    const storage = open();
    expect(await storage.load()).toBeNull();
    await storage.write(change({ put: [trip] }));
    expect((await storage.load())?.conversations).toEqual([trip]);
  });

  test('D9 is erased at once, also while pages have it open, and none of them writes it again', async () => {
    const { factory, open, change, trip } = setUp();
    const [mine, other] = [open(), open()];
    await mine.write(change({ put: [trip] }));
    await other.load();
    await erase(factory);
    expect(await factory.databases?.()).toEqual([]);
    await expect(mine.write(change({ put: [trip] }))).rejects.toThrow();
    await expect(other.write(change({ put: [trip] }))).rejects.toThrow();
    expect(await factory.databases?.()).toEqual([]);
    expect(await open().load()).toBeNull();
  });
});
