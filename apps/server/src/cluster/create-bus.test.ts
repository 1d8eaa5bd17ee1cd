import type { ConversationId, UserId } from '@chatter/protocol/ids';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Bus } from './bus.ts';
import { busTimes, createBus } from './create-bus.ts';
import type { LineListener, OpenLine } from './line.ts';

const trip = 'trip0000000000000000' as ConversationId;
const mara = 'mara0000000000000000' as UserId;

/** A channel in memory, of which each part may fail. */
class Air {
  readonly listeners = new Set<LineListener>();
  /** What is said is handed over and lost. */
  isLossy = false;
  /** Nothing can be handed over. */
  isAway = false;
  renewals = 0;
  /** All that was said, heard or not. */
  readonly said: string[] = [];
  /** Nodes that are not heard any more. */
  readonly dead = new Set<string>();

  readonly open: OpenLine = (listener) => {
    this.listeners.add(listener);
    return {
      say: (text) => {
        if (this.isAway) return false;
        this.said.push(text);
        if (!this.isLossy && !this.dead.has(text.split(' ')[0] ?? '')) this.carry(text);
        return true;
      },
      renew: () => {
        this.renewals += 1;
        listener.broke();
      },
      close: async () => void this.listeners.delete(listener),
    };
  };

  carry(text: string): void {
    for (const one of this.listeners) one.heard(text);
  }

  break(): void {
    for (const one of this.listeners) one.broke();
  }
}

const log = pino({ level: 'silent' });
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const beat = () => pass(busTimes.heartbeatMs);

let air: Air;
let buses: Bus[];

beforeEach(() => {
  vi.useFakeTimers();
  air = new Air();
  buses = [];
});
afterEach(async () => {
  for (const bus of buses) await bus.leave();
  vi.useRealTimers();
});

const node = () => {
  const bus = createBus(air.open, log);
  buses.push(bus);
  const news: string[] = [];
  bus.listen({
    missed: (from) => news.push(`missed ${from ?? 'anything'}`),
    lost: (other) => news.push(`lost ${other}`),
    left: (other) => news.push(`left ${other}`),
  });
  bus.on('typing', (key, read) => news.push(`typing ${key} ${read().typing}`));
  return { bus, news };
};
const tell = ({ bus }: { bus: Bus }) => bus.tell('typing', trip, { userId: mara, typing: true });
const typing = `typing ${trip} true`;

/** Two nodes that have heard each other. */
const pair = async () => {
  const [one, two] = [node(), node()];
  await beat();
  one.news.length = 0;
  two.news.length = 0;
  return { one, two };
};

describe('the bus', () => {
  test('tells others what one says, in order and together at the end of the turn, but not oneself', async () => {
    const { one, two } = await pair();
    const before = air.said.length;
    for (let i = 0; i < 3; i += 1) tell(one);
    await pass(0);
    expect(two.news).toEqual([typing, typing, typing]);
    expect(one.news).toEqual([]);
    expect(air.said.length - before).toBe(1);
  });

  test('a node that comes finds those that are there, and has left no hole to them', async () => {
    const { one } = await pair();
    const third = node();
    await beat();
    expect(third.bus.others()).toHaveLength(2);
    expect(one.bus.others()).toContain(third.bus.id);
    expect(one.news).toEqual([]);
    expect(third.news).toContain('missed anything');
  });

  test('a hole shows with the next frame, at the latest with the next heartbeat', async () => {
    const { one, two } = await pair();
    air.isLossy = true;
    tell(one);
    await pass(0);
    air.isLossy = false;
    expect(two.news).toEqual([]);
    await beat();
    expect(two.news).toEqual([`missed ${one.bus.id}`]);
    expect(one.news).toEqual([]);
  });

  test('what could not be handed over is a hole too; a heartbeat that could not is none', async () => {
    const { one, two } = await pair();
    air.isAway = true;
    await beat();
    air.isAway = false;
    await beat();
    expect(two.news).toEqual([]);
    air.isAway = true;
    tell(one);
    await pass(0);
    air.isAway = false;
    await beat();
    expect(two.news).toEqual([`missed ${one.bus.id}`]);
  });

  test('what is left out on purpose shows to the others as a hole, and not to oneself', async () => {
    const { one, two } = await pair();
    one.bus.leaveOut();
    await beat();
    expect([one.news, two.news]).toEqual([[], [`missed ${one.bus.id}`]]);
  });

  test('a frame that comes twice counts once', async () => {
    const { one, two } = await pair();
    tell(one);
    await pass(0);
    air.carry(air.said.at(-1) ?? '');
    expect(two.news).toEqual([typing]);
  });

  test('deaf is who does not hear itself; that is noticed, and the connection is made anew', async () => {
    const { one } = await pair();
    air.isLossy = true;
    await pass(busTimes.heartbeatMs * 4);
    expect(one.bus.isHearing()).toBe(true);
    await beat();
    expect(one.bus.isHearing()).toBe(false);
    expect(air.renewals).toBe(0);
    await pass(busTimes.heartbeatMs * 10);
    expect(air.renewals).toBeGreaterThan(0);
    // Nobody counts as dead because one could not hear.
    await pass(60_000);
    air.isLossy = false;
    await beat();
    expect(one.bus.isHearing()).toBe(true);
    expect(one.bus.others()).toHaveLength(1);
    expect(one.news).toContain('missed anything');
    expect(one.news.filter((news) => news.startsWith('lost'))).toEqual([]);
  });

  test('after its connection broke a node may have missed anything', async () => {
    const { one, two } = await pair();
    air.break();
    await beat();
    for (const { news } of [one, two]) expect(news).toEqual(['missed anything']);
  });

  test('a node that falls silent is lost after its lease, one that says good-bye has left at once', async () => {
    const { one, two } = await pair();
    const third = node();
    await beat();
    one.news.length = 0;
    await third.bus.leave();
    expect(one.news).toEqual([`left ${third.bus.id}`]);
    // As if its process were gone: nothing it says gets out.
    air.dead.add(two.bus.id);
    await pass(busTimes.leaseMs + 2 * busTimes.heartbeatMs);
    expect(one.news.slice(1)).toEqual([`lost ${two.bus.id}`, 'missed anything']);
    expect(one.bus.others()).toEqual([]);
  });

  test('what a newer node says and is not known here is passed over', async () => {
    const { one, two } = await pair();
    (one.bus.tell as (name: string, key: string, body: unknown) => void)('later', 'x', {});
    tell(one);
    await pass(0);
    expect(two.news).toEqual([typing]);
  });

  test('what cannot be read is taken for missed, and what follows is heard', async () => {
    const { one, two } = await pair();
    air.carry(`${one.bus.id} 99\ntyping ${trip} {"broken\ntyping ${trip} {"typing":true}`);
    expect(two.news).toEqual([`missed ${one.bus.id}`, `missed ${one.bus.id}`, typing]);
  });
});
