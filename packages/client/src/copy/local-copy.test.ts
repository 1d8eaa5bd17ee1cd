import type { UserId } from '@chatter/protocol/ids';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FakeDisk } from '../../test/fake-disk.ts';
import { openClient } from '../../test/open-client.ts';
import { pass, setUp } from '../../test/set-up.ts';
import { textsOf } from '../../test/texts-of.ts';
import type { Chatter } from '../api.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** Long enough for the first write, and for every later one. */
const toWrite = () => pass(5_000);

/** A browser of Mara, in which pages can be opened one after the other. */
const openBrowser = () => {
  const world = setUp();
  const { server, mara } = world;
  const disk = new FakeDisk();
  const signIn = (userId = mara) => openClient(server, userId, { copy: disk.door() });
  const reload = async (userId = mara) => {
    const chatter = await openClient(server, userId, { copy: disk.door(), signedIn: false });
    server.calls.length = 0;
    return { chatter, me: await chatter.accounts.restore() };
  };
  return { ...world, disk, signIn, reload };
};

const shown = (chatter: Chatter, id: Parameters<Chatter['messages']['timeline']>[0]) =>
  textsOf(chatter.messages.timeline(id).state.get().items);

describe('a page that begins again', () => {
  test('D6 shows list, people and messages while the server is away', async () => {
    const { server, model, signIn, reload, mara, tomas, trip } = openBrowser();
    for (const text of ['one', 'two', 'three']) server.say(tomas, trip, text);
    const before = await signIn();
    await before.messages.timeline(trip).open();
    await toWrite();
    before.close();
    server.up = false;
    const { chatter, me } = await reload();
    expect(me?.id).toBe(mara);
    expect(chatter.conversations.loaded.get()).toBe(true);
    expect(chatter.conversations.list.get()).toEqual(model.views(mara));
    expect(chatter.people.user(tomas).get()).toMatchObject({ displayName: 'Tomas', online: false });
    await chatter.messages.timeline(trip).open();
    expect(shown(chatter, trip)).toEqual(['one', 'two', 'three']);
    expect(chatter.connection.get()).toEqual({ kind: 'connecting' });
  });

  test('D6 becomes equal by one question, without reading the list or the history again', async () => {
    const { server, model, signIn, reload, mara, tomas, trip } = openBrowser();
    server.say(tomas, trip, 'one');
    const before = await signIn();
    await before.messages.timeline(trip).open();
    await toWrite();
    before.close();
    server.say(tomas, trip, 'two');
    // Away while the page begins: whether it or the network is faster must not decide what is asked.
    server.up = false;
    const { chatter } = await reload();
    const { state } = chatter.messages.timeline(trip);
    state.subscribe(() => undefined);
    await chatter.messages.timeline(trip).open();
    server.up = true;
    await pass(5_000);
    expect(chatter.connection.get()).toEqual({ kind: 'online' });
    expect(chatter.conversations.list.get()).toEqual(model.views(mara));
    expect(shown(chatter, trip)).toEqual(['one', 'two']);
    const asked = server.calls.filter((call) => /api|sync/.test(call) && !call.includes('refresh'));
    expect(asked.filter((call) => !call.includes('people'))).toEqual(['early sync']);
    expect(server.calls.filter((call) => call === 'post /api/refresh')).toHaveLength(1);
  });

  test('keeps messages that came while nobody looked, so that they show without a network', async () => {
    const { server, signIn, reload, tomas, trip } = openBrowser();
    server.say(tomas, trip, 'one');
    const before = await signIn();
    await toWrite();
    server.say(tomas, trip, 'two');
    server.say(tomas, trip, 'three');
    await toWrite();
    before.close();
    server.up = false;
    const { chatter } = await reload();
    await chatter.messages.timeline(trip).open();
    expect(shown(chatter, trip)).toEqual(['one', 'two', 'three']);
    expect(chatter.messages.timeline(trip).state.get()).toMatchObject({ hasBefore: false, hasAfter: false });
  });

  test('D3 shows no gap: of what was skipped it begins after it, and the rest is a page of history', async () => {
    const { server, signIn, reload, tomas, trip } = openBrowser();
    server.say(tomas, trip, 'one');
    const before = await signIn();
    await before.messages.timeline(trip).open();
    await toWrite();
    server.cut();
    server.up = false;
    for (const text of ['missed', 'missed too', 'last']) server.say(tomas, trip, text);
    server.up = true;
    await pass(10_000);
    before.close();
    const { chatter } = await reload();
    const timeline = chatter.messages.timeline(trip);
    await timeline.open();
    expect(shown(chatter, trip)).toEqual(['last']);
    expect(timeline.state.get()).toMatchObject({ hasBefore: true, hasAfter: false });
    await timeline.loadBefore();
    expect(shown(chatter, trip)).toEqual(['one', 'missed', 'missed too', 'last']);
  });

  test('D7 tells what was read before and not told', async () => {
    const { server, model, signIn, reload, mara, tomas, trip } = openBrowser();
    server.say(tomas, trip, 'one');
    const before = await signIn();
    await toWrite();
    server.refuse.set(
      'receipt:mark',
      Array.from({ length: 9 }, () => 'INTERNAL'),
    );
    before.conversations.markRead(trip, 1);
    await toWrite();
    before.close();
    server.refuse.clear();
    expect(model.member(model.room(trip), mara).readSeq).toBe(0);
    const { chatter } = await reload();
    await pass(2_000);
    expect(model.member(model.room(trip), mara).readSeq).toBe(1);
    expect(chatter.conversations.list.get()).toEqual(model.views(mara));
  });

  test('D9 leaves out what one is no longer in', async () => {
    const { server, model, signIn, reload, disk, mara, trip } = openBrowser();
    const before = await signIn();
    await toWrite();
    before.close();
    model.leave(trip, mara);
    const { chatter } = await reload();
    await toWrite();
    expect(chatter.conversations.list.get()).toEqual(model.views(mara));
    expect([...disk.conversations.keys()]).not.toContain(trip);
    expect(server.calls).not.toContain('get /api/conversations');
  });
});

describe('whose copy it is', () => {
  test('D9 who signs out leaves nothing', async () => {
    const { signIn, reload, disk, server } = openBrowser();
    const chatter = await signIn();
    await toWrite();
    expect(disk.conversations.size).toBe(2);
    await chatter.accounts.signOut();
    await toWrite();
    expect([disk.head, disk.conversations.size, disk.people.size, disk.messages.size]).toEqual([null, 0, 0, 0]);
    server.up = false;
    await expect(reload()).rejects.toMatchObject({ code: 'NETWORK' });
  });

  test('D9 a session that was ended elsewhere takes the copy with it, before and after the page is known', async () => {
    const { signIn, reload, disk, server, mara } = openBrowser();
    const first = await signIn();
    await toWrite();
    server.tell({ userId: mara }, 'session:ended', { reason: 'revoked' });
    expect(disk.head).toBeNull();
    first.close();
    const second = await signIn();
    await toWrite();
    second.close();
    server.refuse.set('post /api/refresh', ['SESSION_ENDED', 'SESSION_ENDED']);
    const { chatter } = await reload();
    await pass(1_000);
    expect(chatter.connection.get()).toMatchObject({ kind: 'signed-out' });
    expect([chatter.accounts.me.get(), disk.head]).toEqual([null, null]);
    expect(chatter.conversations.list.get()).toEqual([]);
  });

  test('D9 a cookie that is somebody else’s by now shows them theirs, and erases the other', async () => {
    const { signIn, reload, disk, model, mara, aiko } = openBrowser();
    const before = await signIn();
    await toWrite();
    before.close();
    const { chatter, me } = await reload(aiko);
    expect([mara, aiko]).toContain(me?.id);
    await pass(100);
    expect(chatter.accounts.me.get()?.id).toBe(aiko);
    expect(chatter.conversations.list.get()).toEqual(model.views(aiko));
    await toWrite();
    expect(disk.head?.me.id).toBe(aiko);
  });

  test('D9 who wants none kept has none, and loses an earlier one', async () => {
    const { signIn, reload, disk, server } = openBrowser();
    const before = await signIn();
    await toWrite();
    before.close();
    disk.allowed = false;
    const chatter = await signIn();
    expect(disk.head).toBeNull();
    await toWrite();
    expect(disk.head).toBeNull();
    chatter.close();
    server.up = false;
    await expect(reload()).rejects.toMatchObject({ code: 'NETWORK' });
  });

  test('D9 another person who signs in finds nothing of the one before', async () => {
    const { signIn, disk, mara, aiko } = openBrowser();
    const before = await signIn(mara);
    await toWrite();
    before.close();
    await signIn(aiko);
    expect(disk.head).toBeNull();
    await toWrite();
    expect(disk.head?.me.id).toBe(aiko);
  });
});

describe('what is kept', () => {
  test('is bounded: the newest conversations, and the newest messages of each; the rest comes from the server', async () => {
    const { server, model, signIn, reload, disk, mara, tomas, trip } = openBrowser();
    for (let at = 0; at < 260; at += 1) {
      model.now += 1_000;
      model.addRoom(`room${at}x`, [mara, tomas]);
    }
    for (let at = 1; at <= 130; at += 1) server.say(tomas, trip, `m${at}`);
    const before = await signIn();
    const timeline = before.messages.timeline(trip);
    await timeline.open();
    for (let page = 0; page < 2; page += 1) await timeline.loadBefore();
    await toWrite();
    while (!before.conversations.complete.get()) await before.conversations.loadMore();
    await toWrite();
    before.close();
    expect(disk.conversations.size).toBe(200);
    expect([...(disk.messages.get(trip)?.keys() ?? [])]).toHaveLength(100);
    const { chatter } = await reload();
    await pass(1_000);
    expect(chatter.conversations.list.get()).toEqual(model.views(mara).slice(0, 200));
    while (!chatter.conversations.complete.get()) await chatter.conversations.loadMore();
    await pass(0);
    expect(chatter.conversations.list.get()).toEqual(model.views(mara));
  });

  test('holds a conversation from further down the list that somebody went to, and shows it where it belongs', async () => {
    const { server, model, signIn, reload, mara, tomas, trip } = openBrowser();
    server.say(tomas, trip, 'long ago');
    for (let at = 0; at < 60; at += 1) {
      model.now += 1_000;
      model.addRoom(`room${at}x`, [mara, tomas]);
    }
    const before = await signIn();
    before.conversations.get(trip);
    await before.messages.timeline(trip).open();
    await toWrite();
    before.close();
    server.up = false;
    const { chatter } = await reload();
    expect(chatter.conversations.get(trip).get()?.id).toBe(trip);
    expect(chatter.conversations.list.get()).toEqual(model.views(mara).slice(0, 50));
    await chatter.messages.timeline(trip).open();
    expect(shown(chatter, trip)).toEqual(['long ago']);
  });

  test('D6 is of one piece: nothing is written in the middle of catching up', async () => {
    const { server, signIn, disk, tomas, trip } = openBrowser();
    await signIn();
    await toWrite();
    server.early = 'declines';
    server.refuse.set(
      'post /api/sync',
      Array.from({ length: 8 }, () => 'INTERNAL'),
    );
    server.cut();
    await pass(2_000);
    const { writes } = disk;
    server.say(tomas, trip, 'in the middle');
    await pass(3_000);
    expect(disk.writes).toBe(writes);
    await pass(60_000);
    expect(disk.writes).toBeGreaterThan(writes);
    expect(disk.conversations.get(trip)?.top).toBe(1);
  });

  test('is written in bundles, and only what changed', async () => {
    const { server, signIn, disk, tomas, trip } = openBrowser();
    await signIn();
    await toWrite();
    const { writes } = disk;
    await pass(60_000);
    expect(disk.writes).toBe(writes);
    for (let at = 0; at < 50; at += 1) server.say(tomas, trip, `m${at}`);
    await pass(1_000);
    expect(disk.writes).toBe(writes + 1);
  });

  test('gives way to everything else when the disk is full, and the page goes on', async () => {
    const { server, signIn, disk, model, mara, tomas, trip } = openBrowser();
    const chatter = await signIn();
    await toWrite();
    disk.refusal = Object.assign(new Error('full'), { name: 'QuotaExceededError' });
    server.say(tomas, trip, 'one');
    await toWrite();
    expect(disk.head).toBeNull();
    server.say(tomas, trip, 'two');
    await pass(1_000);
    expect(chatter.conversations.list.get()).toEqual(model.views(mara));
  });

  test('people are those whom it speaks of', async () => {
    const { signIn, disk, server, mara, tomas, aiko, model, trip } = openBrowser();
    const lena = model.addUser('Lena').id;
    server.say(aiko, trip, 'hello');
    await signIn();
    await toWrite();
    const kept = [...disk.people.keys()] as UserId[];
    expect(kept.toSorted()).toEqual([aiko, tomas].toSorted());
    expect(kept).not.toContain(lena);
    expect(disk.head?.me.id).toBe(mara);
  });
});
