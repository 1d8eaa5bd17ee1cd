import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openClient } from '../../test/open-client.ts';
import { pass, setUp } from '../../test/set-up.ts';
import { textsOf } from '../../test/texts-of.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** Mara, in as many conversations with Tomas as are wanted, the last one made being the newest. */
const open = async (rooms: number) => {
  const world = setUp();
  const { model, mara, tomas, server } = world;
  for (let count = 0; count < rooms; count += 1) {
    model.now += 1_000;
    model.addRoom(`Room ${count}x`, [mara, tomas]);
  }
  const chatter = await openClient(server, mara);
  const shown = () => chatter.conversations.list.get();
  const asked = (part: string) => server.calls.filter((call) => call.startsWith('get') && call.includes(part)).length;
  const synced = () => server.calls.filter((call) => ['early sync', 'post /api/sync'].includes(call)).length;
  /** Something happens while the line is cut; then the client comes back. */
  const away = async (meanwhile: () => void) => {
    server.up = false;
    server.cut(mara);
    meanwhile();
    server.up = true;
    server.calls.length = 0;
    await pass(1_000);
  };
  return { ...world, chatter, shown, asked, synced, away };
};

describe('the list', () => {
  test('comes in pages; who asks twice at once gets one, and at the end nothing is asked any more', async () => {
    const { chatter, shown, asked } = await open(60);
    expect([shown().length, chatter.conversations.complete.get()]).toEqual([50, false]);
    expect(asked('/api/conversations')).toBe(1);
    await Promise.all([chatter.conversations.loadMore(), chatter.conversations.loadMore()]);
    expect(asked('/api/conversations')).toBe(2);
    expect([shown().length, chatter.conversations.complete.get()]).toEqual([62, true]);
    await chatter.conversations.loadMore();
    expect(asked('/api/conversations')).toBe(2);
  });

  test('a page that did not come can be asked for again', async () => {
    const { server, chatter, shown } = await open(60);
    server.refuse.set('get /api/conversations', ['STORE_UNAVAILABLE']);
    await expect(chatter.conversations.loadMore()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    expect(shown()).toHaveLength(50);
    await chatter.conversations.loadMore();
    expect(shown()).toHaveLength(62);
  });

  test('D6 after a cut is only as long as it was, and what came up from further down stands on top', async () => {
    const { server, chatter, shown, away, mara, tomas, trip, model, asked, synced } = await open(120);
    await away(() => server.say(tomas, trip, 'after all this time'));
    expect([asked('/api/conversations'), synced()]).toEqual([0, 1]);
    expect(shown()[0]).toMatchObject({ id: trip, unread: 1 });
    expect(chatter.conversations.complete.get()).toBe(false);
    expect(shown()).toEqual(model.views(mara).slice(0, shown().length));
  });

  test('D6 one that was opened by its address, further down than the list, is brought up to date by itself', async () => {
    const { chatter, away, model, trip, asked, synced } = await open(120);
    chatter.conversations.get(trip);
    await pass(0);
    await away(() => model.rename(trip, 'Renamed meanwhile'));
    expect(chatter.conversations.get(trip).get()?.title).toBe('Renamed meanwhile');
    expect([asked('/api/conversations'), synced()]).toEqual([0, 1]);
  });

  test('D6 more than fits into one answer comes page by page, and each page is not asked for again', async () => {
    const { chatter, away, model, mara, synced, shown } = await open(120);
    await chatter.conversations.loadMore();
    await away(() => {
      for (const { id } of model.views(mara)) model.rename(id, `New ${id}`);
    });
    expect(synced()).toBe(2);
    expect(shown()).toEqual(model.views(mara).slice(0, shown().length));
  });

  test('D6 case 57 a server that does not know the position is read anew, and what is gone is gone', async () => {
    const { server, model, chatter, shown, away, mara, tomas, trip, asked, synced } = await open(60);
    chatter.conversations.get(trip);
    await pass(0);
    await away(() => {
      model.leave(trip, mara);
      server.say(tomas, model.views(mara)[10]?.id ?? trip, 'up again');
      // As if it had been put back from a backup: its changes count from the beginning.
      model.changes = 0;
    });
    // The list, and the one from further down that is not in it any more.
    expect([synced(), asked('/api/conversations')]).toEqual([1, 2]);
    expect(chatter.conversations.get(trip).get()).toBeNull();
    expect(shown()).toEqual(model.views(mara).slice(0, shown().length));
    server.calls.length = 0;
    await away(() => server.say(tomas, model.views(mara)[0]?.id ?? trip, 'and on'));
    expect([synced(), asked('/api/conversations')]).toEqual([1, 0]);
  });

  test('D9 one that the client was taken out of while its answer was on the way does not come back', async () => {
    const { server, model, chatter, away, mara, tomas, trip } = await open(0);
    chatter.conversations.get(trip);
    await away(() => {
      server.say(tomas, trip, 'about you');
      server.onAnswer = () => {
        model.leave(trip, mara);
        server.tell({ userId: mara }, 'conversation:removed', { conversationId: trip });
      };
    });
    expect(chatter.conversations.get(trip).get()).toBeNull();
    expect(chatter.conversations.list.get().map(({ id }) => id)).not.toContain(trip);
  });
});

describe('what changed', () => {
  test('D4 D6 in an open conversation comes page by page, until all is there', async () => {
    const { server, chatter, away, tomas, pair, asked } = await open(0);
    const timeline = chatter.messages.timeline(pair);
    timeline.state.subscribe(() => undefined);
    server.say(tomas, pair, 'seen');
    await timeline.open();
    // The fake server tells of three changes at a time; the first three come with the answer to the sync.
    await away(() => {
      for (let count = 1; count <= 7; count += 1) server.say(tomas, pair, `missed ${count}`);
    });
    expect(textsOf(timeline.state.get().items)).toEqual([
      'seen',
      ...[1, 2, 3, 4, 5, 6, 7].map((one) => `missed ${one}`),
    ]);
    expect(asked('/changes')).toBe(2);
  });

  test('D6 a cut within the catching up begins it anew, and nothing is there twice', async () => {
    const { server, mara, chatter, away, tomas, pair } = await open(0);
    const heard: string[] = [];
    chatter.on('message', ({ content }) => heard.push(content.kind === 'text' ? content.text : ''));
    server.early = 'declines';
    server.refuse.set('post /api/sync', ['INTERNAL', 'INTERNAL']);
    await away(() => server.say(tomas, pair, 'one'));
    server.cut(mara);
    server.say(tomas, pair, 'two');
    await pass(10_000);
    expect(chatter.connection.get()).toEqual({ kind: 'online' });
    expect(heard).toEqual(['one', 'two']);
  });

  test('D6 what was read on another device meanwhile is not unread here', async () => {
    const { server, chatter, model, mara, tomas, pair, away } = await open(0);
    server.say(tomas, pair, 'one');
    expect(chatter.conversations.get(pair).get()?.unread).toBe(1);
    await away(() => {
      server.say(tomas, pair, 'two');
      model.mark(mara, { conversationId: pair, readSeq: 2 });
    });
    expect(chatter.conversations.get(pair).get()).toMatchObject({ unread: 0, lastSeq: 2 });
  });
});

describe('S12 what is asked with the handshake', () => {
  const ways = (calls: readonly string[]) => calls.filter((call) => call.includes('sync'));

  test('costs no request, and the next cut is asked from where this one ended', async () => {
    const { server, chatter, away, tomas, pair } = await open(0);
    for (const lastSeq of [1, 2]) {
      await away(() => server.say(tomas, pair, 'while away'));
      expect(ways(server.calls)).toEqual(['early sync']);
      expect(chatter.conversations.get(pair).get()).toMatchObject({ lastSeq, unread: lastSeq });
    }
  });

  test('is asked over HTTP where the server declines', async () => {
    const { server, chatter, away, tomas, pair } = await open(0);
    server.early = 'declines';
    await away(() => server.say(tomas, pair, 'too much for a packet'));
    expect(ways(server.calls)).toEqual(['post /api/sync']);
    expect(chatter.conversations.get(pair).get()).toMatchObject({ lastSeq: 1 });
    expect(chatter.connection.get()).toEqual({ kind: 'online' });
  });

  test('is asked over HTTP when the answer does not come', async () => {
    const { server, chatter, away, tomas, pair } = await open(0);
    server.early = 'is silent';
    await away(() => server.say(tomas, pair, 'never told'));
    expect(chatter.connection.get()).toEqual({ kind: 'connecting' });
    await pass(10_000);
    expect(ways(server.calls)).toEqual(['post /api/sync']);
    expect(chatter.connection.get()).toEqual({ kind: 'online' });
    expect(chatter.conversations.get(pair).get()).toMatchObject({ lastSeq: 1 });
  });

  test('an older server that refuses the question is asked over HTTP, and not so again', async () => {
    const { server, chatter, away, tomas, pair } = await open(0);
    server.early = 'refuses';
    for (const [lastSeq, handshakes] of [
      [1, 2],
      [2, 1],
    ]) {
      await away(() => server.say(tomas, pair, 'while away'));
      expect(server.calls.filter((call) => call.startsWith('handshake'))).toHaveLength(handshakes ?? 0);
      expect(ways(server.calls)).toEqual(['post /api/sync']);
      expect(chatter.conversations.get(pair).get()).toMatchObject({ lastSeq });
      expect(chatter.connection.get()).toEqual({ kind: 'online' });
    }
  });

  test('a handshake that is refused for another reason is not taken for it', async () => {
    const { server, chatter, away, tomas, pair } = await open(0);
    server.refuse.set('handshake', ['RATE_LIMITED', 'TOKEN_EXPIRED']);
    await away(() => server.say(tomas, pair, 'while away'));
    await pass(5_000);
    expect(ways(server.calls)).toEqual(['early sync']);
    expect(chatter.conversations.get(pair).get()).toMatchObject({ lastSeq: 1 });
  });

  test('D6 when the line is cut before the answer, the next handshake asks again, and nothing is there twice', async () => {
    const { server, mara, chatter, away, tomas, pair } = await open(0);
    const heard: string[] = [];
    chatter.on('message', ({ content }) => heard.push(content.kind === 'text' ? content.text : ''));
    server.early = 'is silent';
    await away(() => server.say(tomas, pair, 'one'));
    server.early = 'answers';
    await away(() => server.say(tomas, pair, 'two'));
    await pass(20_000);
    expect(ways(server.calls)).toEqual(['early sync']);
    expect(heard).toEqual(['one', 'two']);
    expect(chatter.connection.get()).toEqual({ kind: 'online' });
    server.cut(mara);
  });

  test('what comes too late changes nothing', async () => {
    const { server, mara, chatter, model, away, pair } = await open(0);
    server.early = 'is silent';
    await away(() => model.rename(pair, 'now'));
    await pass(10_000);
    const users = [...model.users.values()];
    const late = { position: '0', complete: true, known: true, conversations: [], changes: [], gone: [pair], users };
    server.tell({ userId: mara }, 'sync:answered', { answer: { ...late, usersComplete: true } });
    await pass(1_000);
    expect(chatter.conversations.get(pair).get()?.title).toBe('now');
    expect(ways(server.calls)).toEqual(['post /api/sync']);
  });

  test('S11 a server that asks for a catch-up before it has answered is asked again afterwards', async () => {
    const { server, mara, chatter, away, model, trip } = await open(0);
    await away(() => {
      server.onAnswer = () => {
        model.rename(trip, 'renamed unheard');
        server.tell({ userId: mara }, 'sync:wanted', {});
      };
    });
    expect(chatter.conversations.get(trip).get()?.title).toBe('renamed unheard');
  });

  test('is nothing at the first time, when there is nothing to go on from', async () => {
    const { server, mara } = setUp();
    await openClient(server, mara);
    expect(ways(server.calls)).toEqual([]);
  });
});
