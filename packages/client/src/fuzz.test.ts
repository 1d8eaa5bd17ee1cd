import type { UserId } from '@chatter/protocol/ids';
import type { Message } from '@chatter/protocol/message';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FakeDisk } from '../test/fake-disk.ts';
import { FakeServer } from '../test/fake-server.ts';
import { openClient } from '../test/open-client.ts';
import { seededRandom } from '../test/seeded-random.ts';
import { textsOf } from '../test/texts-of.ts';
import { createMemoryOutboxStorage } from './outbox/memory-outbox-storage.ts';

// A failing title names its seed. FUZZ_SEED runs only that one, FUZZ_RUNS so many new ones.
const { FUZZ_SEED, FUZZ_RUNS } = process.env;
const first = Number(FUZZ_SEED ?? (FUZZ_RUNS === undefined ? 1 : Date.now() % 1_000_000));
const runs = FUZZ_SEED === undefined ? Number(FUZZ_RUNS ?? 40) : 1;
const seeds = Array.from({ length: runs }, (_, index) => first + index);

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const storm = (random: () => number) => ({
  loseFact: () => random() < 0.15,
  doubleFact: () => random() < 0.2,
  delayMs: () => (random() < 0.3 ? Math.floor(random() * 400) : 0),
  loseCommand: () => random() < 0.1,
  loseAck: () => random() < 0.15,
});

/** Every run of the program is one more client over the same disk, and hears by itself. */
const openRun = (server: FakeServer, mara: UserId, random: () => number) => {
  const disk = new FakeDisk();
  const storage = createMemoryOutboxStorage();
  return async (signedIn: boolean) => {
    const chatter = await openClient(server, mara, { random, storage, copy: disk.door(), signedIn });
    const heard: Message[] = [];
    chatter.on('message', (message) => heard.push(message));
    return { chatter, heard };
  };
};

const setUp = async (seed: number) => {
  const random = seededRandom(seed);
  const server = new FakeServer();
  const [mara, tomas, aiko] = ['Mara', 'Tomas', 'Aiko'].map((name) => server.model.addUser(name).id);
  if (mara === undefined || tomas === undefined || aiko === undefined) throw new Error('nobody');
  const rooms = [
    server.model.addRoom('trip', [mara, tomas, aiko]),
    server.model.addRoom('club', [mara, tomas, aiko]),
    server.model.addRoom('pair', [mara, tomas], 'direct'),
  ];
  const open = openRun(server, mara, random);
  const run = await open(true);
  server.chaos = storm(random);
  return { random, server, mara, others: [tomas, aiko], rooms, open, run, restarts: 0 };
};

type World = Awaited<ReturnType<typeof setUp>>;

const pick = <T>(random: () => number, list: readonly T[]): T => {
  const one = list[Math.floor(random() * list.length)];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
};

/** One thing that may happen: talk, an own message, reading, somebody else reading, a cut, time going by. */
const step = async (world: World, count: number, sent: string[]): Promise<void> => {
  const { random, server, mara, others, rooms, run } = world;
  const { chatter } = run;
  const room = pick(random, rooms);
  const other = pick(
    random,
    others.filter((one) => room.members.has(one)),
  );
  const dice = random();
  if (dice < 0.4) server.say(other, room.id, `said ${count}`);
  else if (dice < 0.6) {
    const text = `own ${count}`;
    // Before the first copy was written, a run that finds no network does not know who it is.
    if (chatter.accounts.me.get() !== null) sent.push(text);
    chatter.messages.send(room.id, text).catch(() => undefined);
  } else if (dice < 0.7) chatter.conversations.markRead(room.id, Math.ceil(random() * room.messages.length));
  else if (dice < 0.8) {
    server.model.mark(other, { conversationId: room.id, readSeq: Math.ceil(random() * room.messages.length) });
  } else if (dice < 0.86) server.cut(mara);
  else if (dice < 0.9) server.model.rename(room.id, `title ${count}`);
  else if (dice < 0.93) server.up = !server.up;
  else if (dice < 0.96) server.early = pick(random, ['answers', 'declines', 'is silent', 'refuses']);
  await vi.advanceTimersByTimeAsync(random() < 0.5 ? 0 : Math.floor(random() * 1_500));
};

/** The weather clears, the line is cut once more, and time goes by: now nothing may be missing. */
const settle = async ({ server, mara, run: { chatter } }: World): Promise<void> => {
  server.chaos = { ...storm(() => 1), delayMs: () => 0 };
  server.up = true;
  await chatter.accounts.restore();
  await vi.advanceTimersByTimeAsync(60_000);
  server.cut(mara);
  await vi.advanceTimersByTimeAsync(60_000);
  await chatter.ready();
};

/** The program ends without a word and begins again, with what is on its disk. */
const crash = async (world: World): Promise<void> => {
  world.run.chatter.close();
  world.run = await world.open(false);
  world.restarts += 1;
  const { chatter } = world.run;
  const restoring = chatter.accounts.restore().catch(() => undefined);
  await vi.advanceTimersByTimeAsync(1_500);
  await restoring;
  openAll(world);
};

const openAll = ({ rooms, run: { chatter } }: World): void => {
  // What fails here is asked for again when the weather has cleared.
  for (const room of rooms)
    void chatter.messages
      .timeline(room.id)
      .open()
      .catch(() => undefined);
};

const checkEqual = (
  { server, mara, rooms, restarts, run: { chatter, heard } }: World,
  sent: readonly string[],
): void => {
  const views = server.model.views(mara);
  expect(chatter.conversations.list.get()).toEqual(views);
  for (const room of rooms) {
    const { items, hasAfter, hasBefore } = chatter.messages.timeline(room.id).state.get();
    const texts = textsOf(items);
    expect(hasAfter).toBe(false);
    const stored = room.messages.map((message) => (message.content.kind === 'text' ? message.content.text : ''));
    expect(texts).toEqual(stored.slice(-texts.length));
    if (restarts === 0 || hasBefore === false) expect(texts.length).toBeGreaterThanOrEqual(Math.min(stored.length, 50));
    const others = room.messages.filter((message) => message.authorId !== mara).map((message) => message.seq);
    const seqs = heard.filter((message) => message.conversationId === room.id).map((message) => message.seq);
    // A run hears what came after what it knew when it began.
    expect(seqs).toEqual(restarts === 0 ? others : others.slice(others.length - seqs.length));
  }
  const own = rooms.flatMap((room) => room.messages.filter((message) => message.authorId === mara));
  expect(own).toHaveLength(sent.length);
};

describe('whatever the network does', () => {
  test.each(seeds)(
    'case 56 D2 D3 D5 D6 the client ends up equal to the server, each message once (seed %i)',
    async (seed) => {
      const world = await setUp(seed);
      const sent: string[] = [];
      openAll(world);
      for (let count = 0; count < 80; count += 1) await step(world, count, sent);
      await settle(world);
      checkEqual(world, sent);
    },
  );

  test.each(seeds)(
    'D2 D3 D6 D10 a client that crashes in between goes on from its disk, and ends up the same (seed %i)',
    async (seed) => {
      const world = await setUp(seed);
      const sent: string[] = [];
      openAll(world);
      for (let count = 0; count < 80; count += 1) {
        await step(world, count, sent);
        if (world.random() < 0.08) await crash(world);
      }
      await settle(world);
      openAll(world);
      await vi.advanceTimersByTimeAsync(5_000);
      checkEqual(world, sent);
    },
  );
});
