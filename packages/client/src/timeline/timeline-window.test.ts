import type { Message } from '@chatter/protocol/message';
import { describe, expect, test } from 'vitest';
import { openClient } from '../../test/open-client.ts';
import { setUp } from '../../test/set-up.ts';
import { textsOf } from '../../test/texts-of.ts';
import { TimelineWindow } from './timeline-window.ts';

const open = async (messages: number) => {
  const world = setUp();
  for (let seq = 1; seq <= messages; seq += 1) world.server.say(world.tomas, world.pair, `${seq}`);
  const chatter = await openClient(world.server, world.mara);
  const timeline = chatter.messages.timeline(world.pair);
  const ends = () => {
    const texts = textsOf(timeline.state.get().items);
    return [texts[0], texts.at(-1), texts.length];
  };
  const { server, tomas, pair } = world;
  return { chatter, timeline, ends, pair, say: (text: string) => server.say(tomas, pair, text), server };
};

describe('a timeline', () => {
  test('is not loaded before it is opened, and loads once however often it is', async () => {
    const { timeline, ends, server } = await open(120);
    expect(timeline.state.get()).toEqual({ items: [], hasBefore: null, hasAfter: false });
    const before = server.calls.length;
    await Promise.all([timeline.open(), timeline.open()]);
    await timeline.open();
    expect(ends()).toEqual(['71', '120', 50]);
    expect(server.calls.slice(before)).toHaveLength(1);
  });

  test('D6 opens with what was asked for before, if nothing has come since', async () => {
    const { timeline, ends, server, say } = await open(120);
    const before = server.calls.length;
    timeline.prefetch();
    timeline.prefetch();
    await timeline.open();
    expect(server.calls.slice(before)).toHaveLength(1);
    expect(ends()).toEqual(['71', '120', 50]);
    timeline.prefetch();
    expect(server.calls.slice(before)).toHaveLength(1);

    const late = await open(120);
    late.timeline.prefetch();
    await late.timeline.loadAround(60);
    late.say('121');
    await late.timeline.loadNewest();
    expect(late.ends()).toEqual(['72', '121', 50]);
    say('121');
    expect(ends()).toEqual(['71', '121', 51]);
  });

  test('D6 what comes between the asking and the opening is not missed', async () => {
    const { timeline, ends, say, chatter } = await open(120);
    timeline.prefetch();
    await chatter.ready();
    say('121');
    await timeline.open();
    expect(ends()).toEqual(['72', '121', 50]);
  });

  test('M6 grows backwards to the beginning', async () => {
    const { timeline, ends } = await open(120);
    await timeline.open();
    await Promise.all([timeline.loadBefore(), timeline.loadBefore()]);
    expect(ends()).toEqual(['21', '120', 100]);
    await timeline.loadBefore();
    expect(ends()).toEqual(['1', '120', 120]);
    expect(timeline.state.get().hasBefore).toBe(false);
    await timeline.loadBefore();
    expect(ends()).toEqual(['1', '120', 120]);
  });

  test('M6 jumps to the middle, grows both ways, and follows the end again when it reaches it', async () => {
    const { timeline, ends, say } = await open(200);
    await timeline.loadAround(60);
    expect(timeline.state.get()).toMatchObject({ hasBefore: true, hasAfter: true });
    expect(ends()).toEqual(['35', '84', 50]);
    say('201');
    expect(ends()).toEqual(['35', '84', 50]);
    while (timeline.state.get().hasAfter) await timeline.loadAfter();
    say('202');
    expect(ends()).toEqual(['35', '202', 168]);
    await timeline.loadNewest();
    expect(ends()).toEqual(['153', '202', 50]);
  });

  test('is one and the same for a conversation, and its rows stay the same objects', async () => {
    const { chatter, timeline, pair, say } = await open(3);
    await timeline.open();
    const [first] = timeline.state.get().items;
    say('4');
    expect(chatter.messages.timeline(pair)).toBe(timeline);
    expect(timeline.state.get().items[0]).toBe(first);
  });

  test('is cut back when it has grown long and nobody looks', async () => {
    const { timeline, ends, say } = await open(1);
    await timeline.open();
    for (let seq = 2; seq <= 301; seq += 1) say(`${seq}`);
    expect(ends()).toEqual(['202', '301', 100]);
    expect(timeline.state.get().hasBefore).toBe(true);
    const leave = timeline.state.subscribe(() => undefined);
    for (let seq = 302; seq <= 700; seq += 1) say(`${seq}`);
    expect(ends()).toEqual(['202', '700', 499]);
    leave();
  });
});

describe('a long history', () => {
  const one = (seq: number) =>
    ({
      id: `m${seq}`,
      seq,
      rev: seq,
      authorId: 'tomas',
      content: { kind: 'text', v: 1, text: '' },
    }) as unknown as Message;
  const between = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => one(from + index));
  const size = 200;
  const last = 3_000;

  const open = async () => {
    const timeline = new TimelineWindow({
      fetchPage: async (query) => {
        const to = 'before' in query ? query.before - 1 : 'after' in query ? query.after + size : last;
        const from = Math.max(1, to - size + 1);
        return { messages: between(from, Math.min(to, last)), hasBefore: from > 1, hasAfter: to < last };
      },
      onPage: () => undefined,
      pending: () => [],
      ownHeld: () => [],
      keptPage: () => null,
      top: () => null,
      meId: () => null,
    });
    const held = () => {
      const { items, hasBefore, hasAfter } = timeline.state.get();
      const seqs = items.map((item) => (item.kind === 'message' ? item.message.seq : 0));
      const [first = 0] = seqs;
      expect(seqs).toEqual(seqs.map((_, index) => first + index));
      return { first, last: seqs.at(-1), hasBefore, hasAfter };
    };
    await timeline.open();
    return { timeline, held };
  };

  test('D8 is held a thousand messages at a time on the way back, and the end is let go', async () => {
    const { timeline, held } = await open();
    for (let page = 1; page < 5; page += 1) await timeline.loadBefore();
    expect(held()).toEqual({ first: 2_001, last: 3_000, hasBefore: true, hasAfter: false });
    await timeline.loadBefore();
    expect(held()).toEqual({ first: 1_801, last: 2_800, hasBefore: true, hasAfter: true });
    timeline.append(one(3_001));
    expect(held().last).toBe(2_800);
    while (timeline.state.get().hasBefore) await timeline.loadBefore();
    expect(held()).toEqual({ first: 1, last: 1_000, hasBefore: false, hasAfter: true });
  });

  test('D8 is held a thousand at a time on the way forward as well, up to the end', async () => {
    const { timeline, held } = await open();
    while (timeline.state.get().hasBefore) await timeline.loadBefore();
    await timeline.loadAfter();
    expect(held()).toEqual({ first: 201, last: 1_200, hasBefore: true, hasAfter: true });
    while (timeline.state.get().hasAfter) await timeline.loadAfter();
    expect(held()).toEqual({ first: 2_001, last: 3_000, hasBefore: true, hasAfter: false });
    timeline.append(one(3_001));
    expect(held().last).toBe(3_001);
  });

  test('D8 lets go of the oldest only when much has come while somebody looks', async () => {
    const { timeline, held } = await open();
    const leave = timeline.state.subscribe(() => undefined);
    for (let seq = 3_001; seq <= 4_300; seq += 1) timeline.append(one(seq));
    expect(held()).toMatchObject({ first: 2_801, last: 4_300 });
    timeline.append(one(4_301));
    expect(held()).toEqual({ first: 3_302, last: 4_301, hasBefore: true, hasAfter: false });
    leave();
  });
});

describe('a page that is overtaken', () => {
  const message = (seq: number, rev = seq) =>
    ({
      id: `m${seq}`,
      seq,
      rev,
      authorId: 'tomas',
      content: { kind: 'text', v: 1, text: `${seq}` },
    }) as unknown as Message;

  const windowWith = (page: Promise<readonly Message[]>) => {
    const onPage: (readonly Message[])[] = [];
    const timeline = new TimelineWindow({
      fetchPage: async () => ({ messages: await page, hasBefore: false, hasAfter: false }),
      onPage: (messages) => onPage.push(messages),
      pending: () => [],
      ownHeld: () => [],
      keptPage: () => null,
      top: () => null,
      meId: () => null,
    });
    const seqs = () => timeline.state.get().items.map((item) => (item.kind === 'message' ? item.message.seq : 0));
    return { timeline, seqs, onPage };
  };

  test('D3 holds what came while it was under way, once', async () => {
    const { timeline, seqs } = windowWith(Promise.resolve([message(1), message(2)]));
    const opening = timeline.open();
    for (const seq of [2, 3, 4]) timeline.append(message(seq));
    await opening;
    expect(seqs()).toEqual([1, 2, 3, 4]);
  });

  test('does not bring back a window that was cleared meanwhile', async () => {
    const { timeline, seqs, onPage } = windowWith(Promise.resolve([message(1)]));
    const opening = timeline.open();
    timeline.clear();
    await opening;
    expect(seqs()).toEqual([]);
    expect(onPage).toEqual([]);
  });

  test('D3 never shows a hole: a message further on ends the window before it', async () => {
    const { timeline, seqs } = windowWith(Promise.resolve([message(1)]));
    await timeline.open();
    timeline.append(message(3));
    expect(seqs()).toEqual([1]);
    expect(timeline.state.get().hasAfter).toBe(true);
  });

  test('D4 takes the newer state of a message, never the older', async () => {
    const { timeline } = windowWith(Promise.resolve([message(1, 5)]));
    await timeline.open();
    timeline.append(message(1, 4));
    timeline.append(message(1, 9));
    const [item] = timeline.state.get().items;
    expect(item?.kind === 'message' && item.message.rev).toBe(9);
  });

  test('D7 counts unread messages only where it holds them all', async () => {
    const { timeline } = windowWith(Promise.resolve([message(4), message(5), message(6)]));
    await timeline.open();
    expect(timeline.countAfter(4, 'mara' as never)).toBe(2);
    expect(timeline.countAfter(5, 'tomas' as never)).toBe(0);
    expect(timeline.countAfter(2, 'mara' as never)).toBeNull();
  });
});
