import type { Message } from '@chatter/protocol/message';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FakeServer } from '../test/fake-server.ts';
import { openClient } from '../test/open-client.ts';
import { seededRandom } from '../test/seeded-random.ts';
import { textsOf } from '../test/texts-of.ts';

const seeds = Array.from({ length: 40 }, (_, index) => index + 1);

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const storm = (random: () => number) => ({
  loseFact: () => random() < 0.15,
  doubleFact: () => random() < 0.2,
  delayMs: () => (random() < 0.3 ? Math.floor(random() * 400) : 0),
  loseCommand: () => random() < 0.1,
  loseAck: () => random() < 0.15,
});

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
  const chatter = await openClient(server, mara, { random });
  const heard: Message[] = [];
  chatter.on('message', (message) => heard.push(message));
  server.chaos = storm(random);
  return { random, server, mara, others: [tomas, aiko], rooms, chatter, heard };
};

type World = Awaited<ReturnType<typeof setUp>>;

const pick = <T>(random: () => number, list: readonly T[]): T => {
  const one = list[Math.floor(random() * list.length)];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
};

/** One thing that may happen: talk, an own message, reading, somebody else reading, a cut, time going by. */
const step = async (world: World, count: number, sent: string[]): Promise<void> => {
  const { random, server, mara, others, rooms, chatter } = world;
  const room = pick(random, rooms);
  const other = pick(
    random,
    others.filter((one) => room.members.has(one)),
  );
  const dice = random();
  if (dice < 0.4) server.say(other, room.id, `said ${count}`);
  else if (dice < 0.6) {
    const text = `own ${count}`;
    sent.push(text);
    void chatter.messages.send(room.id, text);
  } else if (dice < 0.7) chatter.conversations.markRead(room.id, Math.ceil(random() * room.messages.length));
  else if (dice < 0.8) {
    server.model.mark(other, { conversationId: room.id, readSeq: Math.ceil(random() * room.messages.length) });
  } else if (dice < 0.86) server.cut(mara);
  else if (dice < 0.9) server.model.rename(room.id, `title ${count}`);
  else if (dice < 0.93) server.up = !server.up;
  await vi.advanceTimersByTimeAsync(random() < 0.5 ? 0 : Math.floor(random() * 1_500));
};

/** The weather clears, the line is cut once more, and time goes by: now nothing may be missing. */
const settle = async ({ server, mara, chatter }: World): Promise<void> => {
  server.chaos = { ...storm(() => 1), delayMs: () => 0 };
  server.up = true;
  await vi.advanceTimersByTimeAsync(60_000);
  server.cut(mara);
  await vi.advanceTimersByTimeAsync(60_000);
  await chatter.ready();
};

const checkEqual = ({ server, mara, rooms, chatter, heard }: World, sent: readonly string[]): void => {
  const views = server.model.views(mara);
  expect(chatter.conversations.list.get()).toEqual(views);
  for (const room of rooms) {
    const texts = textsOf(chatter.messages.timeline(room.id).state.get().items);
    const stored = room.messages.map((message) => (message.content.kind === 'text' ? message.content.text : ''));
    expect(texts).toEqual(stored.slice(-texts.length));
    expect(texts.length).toBeGreaterThanOrEqual(Math.min(stored.length, 50));
    const others = room.messages.filter((message) => message.authorId !== mara).map((message) => message.seq);
    expect(heard.filter((message) => message.conversationId === room.id).map((message) => message.seq)).toEqual(others);
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
      for (const room of world.rooms) await world.chatter.messages.timeline(room.id).open();
      for (let count = 0; count < 80; count += 1) await step(world, count, sent);
      await settle(world);
      checkEqual(world, sent);
    },
  );
});
