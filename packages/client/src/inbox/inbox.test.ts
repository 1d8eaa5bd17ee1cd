import type { Message } from '@chatter/protocol/message';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openClient } from '../../test/open-client.ts';
import { pass, setUp } from '../../test/set-up.ts';
import { textsOf } from '../../test/texts-of.ts';
import type { Chatter } from '../api.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const listen = (chatter: Chatter): string[] => {
  const heard: string[] = [];
  chatter.on('message', (message: Message) => heard.push(...textsOf([{ kind: 'message', key: '', message }])));
  return heard;
};

const requests = (calls: readonly string[], part: string) => calls.filter((call) => call.includes(part)).length;

describe('messages of others', () => {
  test('D5 are told once and in order, however the facts come', async () => {
    const { server, model, mara, tomas, pair } = setUp();
    const chatter = await openClient(server, mara);
    const heard = listen(chatter);
    const [one, two, three] = ['one', 'two', 'three'].map(
      (text) =>
        model.send(tomas, { conversationId: pair, clientMessageId: `t-${text}-id`, content: { kind: 'text', text } })
          .message,
    );
    for (const message of [one, three, three, two, one]) {
      if (message) server.tell({ userId: mara }, 'message:created', { message });
    }
    expect(heard).toEqual(['one', 'two', 'three']);
    expect(chatter.conversations.get(pair).get()).toMatchObject({ lastSeq: 3, unread: 3, lastMessage: three });
  });

  test('D3 a gap is closed by asking, after a moment of patience', async () => {
    const { server, mara, tomas, pair } = setUp();
    const chatter = await openClient(server, mara);
    const heard = listen(chatter);
    server.chaos = { ...server.chaos, loseFact: () => true };
    server.say(tomas, pair, 'lost');
    server.chaos = { ...server.chaos, loseFact: () => false };
    server.say(tomas, pair, 'arrived');
    await pass(100);
    expect(heard).toEqual([]);
    await pass(100);
    expect(heard).toEqual(['lost', 'arrived']);
  });

  test('D6 those of the time away come once, also from conversations that were not known', async () => {
    const { server, model, mara, tomas, aiko, pair } = setUp();
    const chatter = await openClient(server, mara);
    const heard = listen(chatter);
    server.up = false;
    server.cut(mara);
    server.say(tomas, pair, 'while away');
    model.now += 1;
    const fresh = model.addRoom('Fresh', [aiko, mara]).id;
    server.say(aiko, fresh, 'first words');
    server.up = true;
    await pass(2_000);
    server.say(aiko, fresh, 'and more');
    expect(heard.toSorted()).toEqual(['and more', 'first words', 'while away']);
  });

  test('what was written before the start is no news', async () => {
    const { server, mara, tomas, aiko, pair, trip } = setUp();
    server.say(tomas, pair, 'yesterday');
    server.say(aiko, trip, 'last week');
    const heard = listen(await openClient(server, mara));
    await pass(1_000);
    expect(heard).toEqual([]);
  });

  test('the history of a group is no news to who comes in', async () => {
    const { server, model, mara, aiko } = setUp();
    const club = model.addRoom('Club', [aiko]).id;
    for (const text of ['old', 'older']) server.say(aiko, club, text);
    const chatter = await openClient(server, mara);
    const heard = listen(chatter);
    model.join(club, mara);
    server.tell({ userId: mara }, 'conversation:added', { conversation: model.view(model.room(club), mara) });
    server.say(aiko, club, 'welcome');
    expect(heard).toEqual(['welcome']);
    await pass(0);
    expect(chatter.conversations.list.get()[0]).toMatchObject({ id: club, unread: 1 });
  });

  test('the first message of somebody new is news, although it is told with its conversation', async () => {
    const { server, model, mara, aiko } = setUp();
    const chatter = await openClient(server, mara);
    const heard = listen(chatter);
    const room = model.addRoom('New', [aiko, mara], 'direct');
    const draft = {
      conversationId: room.id,
      clientMessageId: 'aiko-0001',
      content: { kind: 'text', text: 'hi' },
    } as const;
    const { message } = model.send(aiko, draft);
    server.tell({ userId: mara }, 'conversation:added', { conversation: model.view(room, mara) });
    server.tell(room.id, 'message:created', { message });
    expect(heard).toEqual(['hi']);
    expect(chatter.conversations.get(room.id).get()?.unread).toBe(1);
  });

  test('delivered is told by itself, bundled', async () => {
    const { server, model, mara, tomas, pair } = setUp();
    await openClient(server, mara);
    for (const text of ['one', 'two', 'three']) server.say(tomas, pair, text);
    await pass(1_000);
    expect(model.member(model.room(pair), mara)).toMatchObject({ deliveredSeq: 3, readSeq: 0 });
    expect(requests(server.calls, 'receipt:mark')).toBe(1);
  });
});

test('a conversation that one is added to brings its people as they are now, also such as were known before', async () => {
  const { server, model, mara, aiko } = setUp();
  const chatter = await openClient(server, mara);
  await chatter.people.get(aiko);
  // Told to nobody here: until now they had nothing in common.
  model.users.set(aiko, { ...model.addUser('Aiko'), displayName: 'Aiko M.' });
  const room = model.addRoom('Choir', [mara, aiko]);
  server.tell({ userId: mara }, 'conversation:added', { conversation: model.view(room, mara) });
  await pass(0);
  expect(chatter.people.user(aiko).get()?.displayName).toBe('Aiko M.');
});

describe('catching up', () => {
  test('D6 a page that nobody looks at needs one question, which goes with the handshake', async () => {
    const { server, mara, tomas, pair } = setUp();
    const chatter = await openClient(server, mara);
    server.up = false;
    server.cut(mara);
    for (const text of ['one', 'two']) server.say(tomas, pair, text);
    server.up = true;
    const before = server.calls.length;
    await pass(1_000);
    expect(chatter.conversations.get(pair).get()).toMatchObject({ lastSeq: 2, unread: 2 });
    const asked = server.calls.slice(before).filter((call) => /^(get|post|early) /.test(call));
    expect(asked).toEqual(['early sync']);
    server.say(tomas, pair, 'three');
    expect(chatter.conversations.get(pair).get()).toMatchObject({ lastSeq: 3, unread: 3 });
  });

  test('D6 an open timeline gets what it missed; after a long absence it ends before and goes on from there', async () => {
    const { server, mara, tomas, pair } = setUp();
    const chatter = await openClient(server, mara);
    const timeline = chatter.messages.timeline(pair);
    timeline.state.subscribe(() => undefined);
    server.say(tomas, pair, 'seen');
    await timeline.open();
    const away = async (count: number) => {
      server.up = false;
      server.cut(mara);
      for (let i = 0; i < count; i += 1) server.say(tomas, pair, `missed ${i}`);
      server.up = true;
      await pass(1_000);
    };
    await away(5);
    expect(timeline.state.get()).toMatchObject({ hasAfter: false });
    expect(timeline.state.get().items).toHaveLength(6);
    // The fake server tells three messages with its answer; the many after them are left for whoever scrolls.
    await away(400);
    expect(timeline.state.get()).toMatchObject({ hasAfter: true });
    expect(timeline.state.get().items).toHaveLength(9);
    while (timeline.state.get().hasAfter) await timeline.loadAfter();
    expect(timeline.state.get().items).toHaveLength(406);
    server.say(tomas, pair, 'live again');
    expect(timeline.state.get().items).toHaveLength(407);
  });

  test('D9 a conversation that one was taken out of while away is gone', async () => {
    const { server, model, mara, trip } = setUp();
    const chatter = await openClient(server, mara);
    server.up = false;
    server.cut(mara);
    model.leave(trip, mara);
    server.up = true;
    await pass(1_000);
    expect(chatter.conversations.get(trip).get()).toBeNull();
    expect(chatter.conversations.list.get()).toHaveLength(1);
  });

  test('everything that was loaded of the list is fresh, also further down', async () => {
    const { server, model, mara, tomas } = setUp();
    for (let i = 0; i < 120; i += 1) {
      model.now += 1_000;
      model.addRoom(`Room ${i}x`, [mara, tomas]);
    }
    const chatter = await openClient(server, mara);
    expect(chatter.conversations.list.get()).toHaveLength(50);
    expect(chatter.conversations.complete.get()).toBe(false);
    await chatter.conversations.loadMore();
    await chatter.conversations.loadMore();
    expect(chatter.conversations.list.get()).toHaveLength(122);
    expect(chatter.conversations.complete.get()).toBe(true);
    server.up = false;
    server.cut(mara);
    for (const room of model.rooms.values()) model.rename(room.id, `New ${room.id}`);
    server.up = true;
    await pass(1_000);
    expect(chatter.conversations.list.get()).toEqual(model.views(mara));
  });
});
