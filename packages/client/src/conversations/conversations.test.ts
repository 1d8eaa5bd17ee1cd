import type { ConversationId } from '@chatter/protocol/ids';
import { limits } from '@chatter/protocol/limits';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { id } from '../../test/fake-model.ts';
import { openClient } from '../../test/open-client.ts';
import { pass, setUp } from '../../test/set-up.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const open = async () => {
  const world = setUp();
  const chatter = await openClient(world.server, world.mara);
  const conversation = () => chatter.conversations.get(world.pair).get();
  return { ...world, chatter, conversation };
};

describe('the list', () => {
  test('is newest first, and a message moves its conversation up', async () => {
    const { server, chatter, tomas, pair, trip } = await open();
    server.say(tomas, trip, 'up');
    await pass(0);
    expect(chatter.conversations.list.get().map((one) => one.id)).toEqual([trip, pair]);
    server.say(tomas, pair, 'up');
    await pass(0);
    expect(chatter.conversations.list.get().map((one) => one.id)).toEqual([pair, trip]);
  });

  test('stays the same object while nothing changes', async () => {
    const { server, chatter, tomas, mara, pair } = await open();
    const before = chatter.conversations.list.get();
    server.tell({ userId: mara }, 'typing:changed', { conversationId: pair, userId: tomas, typing: true });
    await pass(0);
    expect(chatter.conversations.list.get()).toBe(before);
  });

  test('a conversation by its id is fetched when it is not known, and null when it is not there', async () => {
    const { server, model, chatter, mara, tomas } = await open();
    const hidden = model.addRoom('Hidden', [mara, tomas]);
    const live = chatter.conversations.get(hidden.id);
    expect(live.get()).toBeUndefined();
    const nowhere = chatter.conversations.get(id<ConversationId>('nowhere'));
    await pass(0);
    expect(live.get()?.title).toBe('Hidden');
    expect(nowhere.get()).toBeNull();
    server.tell({ userId: mara }, 'conversation:removed', { conversationId: hidden.id });
    expect(live.get()).toBeNull();
  });

  test('D9 an answer that was under way when one was taken out does not bring it back', async () => {
    const { server, chatter, model, mara, trip } = await open();
    const running = chatter.conversations.rename(trip, 'Late').catch(() => undefined);
    model.leave(trip, mara);
    server.tell({ userId: mara }, 'conversation:removed', { conversationId: trip });
    await running;
    await pass(0);
    expect(chatter.conversations.get(trip).get()).toBeNull();
  });

  test('titles never go back to an older state', async () => {
    const { server, model, chatter, trip } = await open();
    const older = model.facts(model.room(trip));
    model.rename(trip, 'Newer');
    server.tell(trip, 'conversation:changed', { conversation: model.facts(model.room(trip)) });
    server.tell(trip, 'conversation:changed', { conversation: older });
    expect(chatter.conversations.get(trip).get()?.title).toBe('Newer');
  });
});

describe('reading', () => {
  test('D7 shows at once, is told bundled, and never goes back', async () => {
    const { server, model, chatter, conversation, mara, tomas, pair } = await open();
    for (const text of ['1', '2', '3', '4']) server.say(tomas, pair, text);
    expect(conversation()?.unread).toBe(4);
    await chatter.messages.timeline(pair).open();
    chatter.conversations.markRead(pair, 1);
    expect(conversation()?.unread).toBe(3);
    chatter.conversations.markRead(pair, 3);
    chatter.conversations.markRead(pair, 2);
    expect(conversation()).toMatchObject({ unread: 1, me: { readSeq: 3 } });
    await pass(1_000);
    expect(model.member(model.room(pair), mara)).toMatchObject({ readSeq: 3, deliveredSeq: 4 });
    expect(server.calls.filter((call) => call === 'receipt:mark')).toHaveLength(1);
    chatter.conversations.markRead(pair, 99);
    expect(conversation()).toMatchObject({ unread: 0, me: { readSeq: 4 } });
  });

  test('D7 without a connection is told when there is one again', async () => {
    const { server, model, chatter, mara, tomas, pair } = await open();
    server.say(tomas, pair, '1');
    await pass(1_000);
    server.up = false;
    server.cut();
    chatter.conversations.markRead(pair, 1);
    await pass(5_000);
    server.up = true;
    await pass(15_000);
    expect(model.member(model.room(pair), mara).readSeq).toBe(1);
    expect(chatter.conversations.get(pair).get()?.unread).toBe(0);
  });

  test('D7 on another device counts here, also when only a part was read', async () => {
    const { server, model, conversation, mara, tomas, pair } = await open();
    for (const text of ['1', '2', '3', '4']) server.say(tomas, pair, text);
    const { rev, positions } = model.mark(mara, { conversationId: pair, readSeq: 3 });
    const everyone = model.everyone(model.room(pair));
    server.tell(pair, 'receipt:moved', {
      conversationId: pair,
      rev,
      everyone,
      positions: [{ userId: mara, ...positions }],
    });
    await pass(0);
    expect(conversation()).toMatchObject({ unread: 1, me: { readSeq: 3 } });
  });

  test('D7 is counted by the server where the client does not hold what is left', async () => {
    const { server, chatter, conversation, mara, tomas, pair } = await open();
    for (const text of ['1', '2', '3']) server.say(tomas, pair, text);
    server.say(mara, pair, 'mine');
    for (const text of ['5', '6']) server.say(tomas, pair, text);
    server.model.member(server.model.room(pair), mara).readSeq = 0;
    await chatter.accounts.signOut();
    await chatter.accounts.signIn({ email: 'someone@chatter.example', password: 'correct horse' });
    await chatter.ready();
    expect(conversation()?.unread).toBe(5);
    chatter.conversations.markRead(pair, 3);
    expect(conversation()?.unread).toBe(3);
    await pass(1_000);
    expect(conversation()?.unread).toBe(2);
  });

  test('R1 writing is reading: nothing is unread afterwards', async () => {
    const { server, chatter, conversation, tomas, pair } = await open();
    server.say(tomas, pair, 'are you there?');
    await chatter.messages.send(pair, 'yes');
    expect(conversation()).toMatchObject({ unread: 0, me: { readSeq: 2 } });
  });

  test('R4 an answer shows that what came before it was read', async () => {
    const { server, chatter, conversation, tomas, pair } = await open();
    await chatter.messages.send(pair, 'are you there?');
    expect(conversation()?.everyone.readSeq).toBe(0);
    server.say(tomas, pair, 'yes');
    expect(conversation()?.everyone.readSeq).toBe(1);
  });
});

describe('P3 typing', () => {
  test('is told at most every three seconds, and its end at once', async () => {
    const { server, chatter, pair } = await open();
    const told = () => server.calls.filter((call) => call === 'typing:set').length;
    chatter.conversations.setTyping(pair, false);
    expect(told()).toBe(0);
    for (let i = 0; i < 10; i += 1) chatter.conversations.setTyping(pair, true);
    expect(told()).toBe(1);
    await pass(3_000);
    chatter.conversations.setTyping(pair, true);
    expect(told()).toBe(2);
    chatter.conversations.setTyping(pair, false);
    expect(told()).toBe(3);
  });

  test('of others ends by itself, with their message, and is not about oneself', async () => {
    const { server, chatter, mara, tomas, aiko, trip } = await open();
    const typing = chatter.conversations.typing(trip);
    for (const userId of [mara, tomas, aiko]) {
      server.tell({ userId: mara }, 'typing:changed', { conversationId: trip, userId, typing: true });
    }
    expect(typing.get()).toEqual([tomas, aiko]);
    server.say(tomas, trip, 'done');
    expect(typing.get()).toEqual([aiko]);
    await pass(limits.typingMs);
    expect(typing.get()).toEqual([]);
  });
});
