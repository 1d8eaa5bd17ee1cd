import type { Draft } from '@chatter/protocol/content';
import type { UserId } from '@chatter/protocol/ids';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openClient } from '../../test/open-client.ts';
import { pass, setUp } from '../../test/set-up.ts';
import { textsOf } from '../../test/texts-of.ts';
import { createMemoryOutboxStorage } from './memory-outbox-storage.ts';
import { newClientMessageId } from './new-client-message-id.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const open = async () => {
  const world = setUp();
  const storage = createMemoryOutboxStorage();
  const chatter = await openClient(world.server, world.mara, { storage });
  const timeline = chatter.messages.timeline(world.pair);
  await timeline.open();
  const shown = () => textsOf(timeline.state.get().items);
  const stored = () =>
    textsOf(world.model.room(world.pair).messages.map((message) => ({ kind: 'message', key: '', message })));
  return { ...world, storage, chatter, timeline, shown, stored };
};

const sends = (calls: readonly string[]) => calls.filter((call) => call === 'message:send').length;

describe('the outbox', () => {
  test('D10 shows what was written at once, and keeps the row when it is stored', async () => {
    const { chatter, pair, timeline, shown } = await open();
    const sending = chatter.messages.send(pair, 'hello');
    expect(shown()).toEqual(['hello (waiting)']);
    const [pending] = timeline.state.get().items;
    const message = await sending;
    expect(shown()).toEqual(['hello']);
    expect(timeline.state.get().items[0]?.key).toBe(pending?.key);
    expect(message.clientMessageId).toBe(pending?.key);
  });

  test('D3 sends in the order written, one at a time in a conversation, and others meanwhile', async () => {
    const { server, chatter, pair, trip, model, stored } = await open();
    server.chaos = { ...server.chaos, delayMs: () => 100 };
    for (const text of ['one', 'two', 'three']) void chatter.messages.send(pair, text);
    void chatter.messages.send(trip, 'elsewhere');
    await pass(0);
    expect(stored()).toEqual(['one']);
    expect(model.room(trip).messages).toHaveLength(1);
    await pass(300);
    expect(stored()).toEqual(['one', 'two', 'three']);
  });

  test('D2 repeats the same id until there is an answer: lost on the way there, lost on the way back', async () => {
    const { server, chatter, pair, shown, stored } = await open();
    let losses = 3;
    server.chaos = {
      ...server.chaos,
      loseFact: () => true,
      loseCommand: () => losses === 3 && losses-- > 0,
      loseAck: () => losses-- > 0,
    };
    const sending = chatter.messages.send(pair, 'once');
    await pass(20_000);
    await sending;
    expect(stored()).toEqual(['once']);
    expect(shown()).toEqual(['once']);
    expect(sends(server.calls)).toBe(4);
  });

  test('tells in which conversations something could not be sent, until that is tried again or deleted', async () => {
    const { server, chatter, pair, trip } = await open();
    const failed = () => [...chatter.messages.failed.get()].map(([id, { content }]) => [id, content]);
    const heard = vi.fn();
    chatter.messages.failed.subscribe(heard);
    await chatter.messages.send(trip, 'fine');
    expect(heard).not.toHaveBeenCalled();
    server.refuse.set('message:send', ['NOT_FOUND']);
    await expect(chatter.messages.send(pair, 'lost')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(failed()).toEqual([[pair, { kind: 'text', text: 'lost' }]]);
    const [lost] = chatter.messages.failed.get().values();
    chatter.messages.discard(lost?.clientMessageId as never);
    expect(failed()).toEqual([]);
  });

  test('D5 is content with the fact when the ack is lost', async () => {
    const { server, chatter, pair, shown } = await open();
    server.chaos = { ...server.chaos, loseAck: () => true };
    await chatter.messages.send(pair, 'hello');
    await pass(60_000);
    expect(shown()).toEqual(['hello']);
    expect(sends(server.calls)).toBe(1);
  });

  test('waits without a connection, and sends when there is one', async () => {
    const { server, chatter, pair, shown, stored } = await open();
    server.up = false;
    server.cut();
    const sending = chatter.messages.send(pair, 'from the tunnel');
    await pass(60_000);
    expect(shown()).toEqual(['from the tunnel (waiting)']);
    expect(sends(server.calls)).toBe(0);
    server.up = true;
    await pass(15_000);
    await sending;
    expect(stored()).toEqual(['from the tunnel']);
  });

  test('shows a refusal that no repetition mends, sends what follows, and lets the person try again or forget it', async () => {
    const { server, chatter, pair, timeline, shown, stored } = await open();
    server.refuse.set('message:send', ['NOT_FOUND', 'PHOTO_UNAVAILABLE']);
    const refused = chatter.messages.send(pair, 'first');
    const also = chatter.messages.send(pair, 'second');
    const fine = chatter.messages.send(pair, 'third');
    await expect(refused).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(also).rejects.toMatchObject({ code: 'PHOTO_UNAVAILABLE' });
    await fine;
    expect(shown()).toEqual(['third', 'first (failed)', 'second (failed)']);
    const failed = timeline.state.get().items.flatMap((item) => (item.kind === 'pending' ? [item.pending] : []));
    expect(failed[0]?.error?.code).toBe('NOT_FOUND');
    chatter.messages.retry(failed[0]?.clientMessageId ?? newClientMessageId());
    chatter.messages.discard(failed[1]?.clientMessageId ?? newClientMessageId());
    await pass(0);
    expect(shown()).toEqual(['third', 'first']);
    expect(stored()).toEqual(['third', 'first']);
  });

  test('waits as long as the server asks for when it goes too fast', async () => {
    const { server, chatter, pair, shown } = await open();
    server.refuse.set('message:send', ['RATE_LIMITED']);
    void chatter.messages.send(pair, 'patience');
    await pass(300);
    expect(shown()).toEqual(['patience (waiting)']);
    await pass(200);
    expect(shown()).toEqual(['patience']);
  });

  test('D10 a later run of the program sends what an earlier one left, under the same id', async () => {
    const { server, mara, chatter, pair, storage, stored } = await open();
    server.chaos = { ...server.chaos, loseAck: () => true, loseFact: () => true };
    void chatter.messages.send(pair, 'left behind');
    await pass(0);
    chatter.close();
    server.chaos = { ...server.chaos, loseAck: () => false, loseFact: () => false };
    expect(await storage.load(mara)).toHaveLength(1);
    const later = await openClient(server, mara, { storage });
    await pass(1_000);
    expect(stored()).toEqual(['left behind']);
    expect(await storage.load(mara)).toEqual([]);
    expect(later.conversations.get(pair).get()?.lastSeq).toBe(1);
  });

  test('D10 what failed is still there, failed, after a new start', async () => {
    const { server, mara, chatter, pair, storage } = await open();
    server.refuse.set('message:send', ['CLIENT_ID_REUSED']);
    await chatter.messages.send(pair, 'refused').catch(() => undefined);
    chatter.close();
    const later = await openClient(server, mara, { storage });
    const timeline = later.messages.timeline(pair);
    await timeline.open();
    expect(textsOf(timeline.state.get().items)).toEqual(['refused (failed)']);
  });

  test('D3 D10 sends what an earlier run left before what is written now, however late it is found', async () => {
    const { server, mara, chatter, pair, storage, stored } = await open();
    server.chaos = { ...server.chaos, loseCommand: () => true };
    for (const text of ['first', 'second']) void chatter.messages.send(pair, text);
    await pass(0);
    chatter.close();
    server.chaos = { ...server.chaos, loseCommand: () => false };
    let find: () => void = () => undefined;
    const found = new Promise<void>((resolve) => {
      find = resolve;
    });
    const load = async (userId: UserId) => {
      await found;
      return storage.load(userId);
    };
    const later = await openClient(server, mara, { storage: { ...storage, load } });
    await pass(10);
    void later.messages.send(pair, 'third');
    await pass(1_000);
    expect(stored()).toEqual([]);
    find();
    await pass(0);
    expect(stored()).toEqual(['first', 'second', 'third']);
  });

  test('D10 keeps what waits when the session ends by itself, and forgets it when its author signs out', async () => {
    const { server, mara, chatter, pair, storage } = await open();
    server.chaos = { ...server.chaos, loseCommand: () => true };
    chatter.messages.send(pair, 'not yet').catch(() => undefined);
    await pass(0);
    server.tell({ userId: mara }, 'session:ended', { reason: 'revoked' });
    await pass(0);
    expect(chatter.accounts.me.get()).toBeNull();
    expect(await storage.load(mara)).toHaveLength(1);
    await chatter.accounts.signIn({ email: 'someone@chatter.example', password: 'correct horse' });
    await pass(0);
    await chatter.accounts.signOut();
    await pass(0);
    expect(await storage.load(mara)).toEqual([]);
  });

  test('sends although its storage is broken', async () => {
    const { server, mara, pair, model } = setUp();
    const storage = { ...createMemoryOutboxStorage(), put: () => Promise.reject(new Error('disk full')) };
    const chatter = await openClient(server, mara, { storage });
    await chatter.messages.send(pair, 'anyway');
    expect(model.room(pair).messages).toHaveLength(1);
  });

  test('refuses who waits when the session ends, and who writes without one', async () => {
    const { server, mara, chatter, pair } = await open();
    server.up = false;
    server.cut();
    const draft: Draft = { kind: 'text', text: 'too late' };
    const waiting = expect(chatter.messages.send(pair, draft)).rejects.toMatchObject({ code: 'SESSION_ENDED' });
    server.up = true;
    server.refuse.set('handshake', ['SESSION_ENDED']);
    await pass(1_000);
    await waiting;
    expect(chatter.connection.get()).toEqual({ kind: 'signed-out', reason: 'revoked' });
    await expect(chatter.messages.send(pair, draft)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(server.model.member(server.model.room(pair), mara).readSeq).toBe(0);
  });
});

test('M3 client ids have the allowed form and do not repeat', () => {
  const ids = Array.from({ length: 1_000 }, newClientMessageId);
  expect(new Set(ids).size).toBe(1_000);
  expect(ids.filter((id) => !/^[0-9A-Za-z_-]{22}$/.test(id))).toEqual([]);
});

describe('a long outbox', () => {
  /** Writes so many without a network, and counts the waiting rows that are shown while they are sent. */
  const send = async (count: number) => {
    const { server, mara, chatter, pair, timeline, stored } = await open();
    server.up = false;
    server.cut(mara);
    const sending = Array.from({ length: count }, (_, n) => chatter.messages.send(pair, `${n}`));
    let rows = 0;
    timeline.state.subscribe(() => {
      rows += timeline.state.get().items.filter(({ kind }) => kind === 'pending').length;
    });
    server.up = true;
    server.chaos = { ...server.chaos, delayMs: () => 1 };
    await pass(3_000);
    await Promise.all(sending);
    return { rows, stored: stored(), timeline, count };
  };

  test('costs rows in proportion to what waits, and not to its square', async () => {
    const [short, long] = [await send(100), await send(800)];
    expect(long.rows / short.rows).toBeLessThan(12);
    // Each by itself would be 320,000.
    expect(long.rows).toBeLessThan(800 * 20);
  });

  test('D3 D10 ends with everything sent, in order, and shown so', async () => {
    const { stored, timeline, count } = await send(60);
    expect(stored).toEqual(Array.from({ length: count }, (_, n) => `${n}`));
    expect(textsOf(timeline.state.get().items).slice(-count)).toEqual(stored);
  });

  test('shows on a slow line what was sent within a moment, and at once what is written', async () => {
    const { server, mara, chatter, pair, timeline, shown } = await open();
    server.up = false;
    server.cut(mara);
    for (let n = 0; n < 40; n += 1) chatter.messages.send(pair, `${n}`).catch(() => undefined);
    server.chaos = { ...server.chaos, delayMs: () => 2_000 };
    server.up = true;
    await pass(500);
    timeline.state.subscribe(() => undefined);
    await pass(2_100);
    expect(shown().filter((text) => text.endsWith('(waiting)'))).toHaveLength(39);
    chatter.messages.send(pair, 'one more').catch(() => undefined);
    expect(shown().at(-1)).toBe('one more (waiting)');
  });
});
