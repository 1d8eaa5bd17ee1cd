import type { SessionId, UserId } from '@chatter/protocol/ids';
import type { Presence } from '@chatter/protocol/user';
import { describe, expect, test } from 'vitest';
import { createPresenceRegistry } from './presence-registry.ts';

const mara = 'mara0000000000000000' as UserId;
const laptop = 'laptop00000000000000' as SessionId;
const phone = 'phone000000000000000' as SessionId;
const graceMs = 5_000;

const setup = (touch: (userId: UserId, at: number) => Promise<void> = async () => undefined) => {
  const time = { now: 1_000_000 };
  const told: Presence[] = [];
  const touched: number[] = [];
  const failures: unknown[] = [];
  const registry = createPresenceRegistry({
    clock: { now: () => time.now },
    graceMs,
    touch: (userId, at) => {
      touched.push(at);
      return touch(userId, at);
    },
    tell: (presence) => told.push(presence),
    failed: (error) => failures.push(error),
  });
  const pass = async (ms: number) => {
    time.now += ms;
    registry.sweep();
    await Promise.resolve();
    await Promise.resolve();
    await Promise.resolve();
  };
  const states = () => told.map(({ online }) => online);
  return { registry, told, touched, failures, states, pass, time };
};

describe('presence', () => {
  test('several tabs and devices are one person online, told once', async () => {
    const { registry, states, pass } = setup();
    registry.enter(mara, laptop, 'tab-1');
    registry.enter(mara, laptop, 'tab-2');
    registry.enter(mara, phone, 'tab-3');
    registry.leave(mara, 'tab-1');
    registry.leave(mara, 'tab-3');
    await pass(60_000);
    expect(registry.isOnline(mara)).toBe(true);
    expect(states()).toEqual([true]);
  });

  test('thousands who are cut at once are written down in parts, and those who come back meanwhile never', async () => {
    const { registry, touched, pass } = setup();
    const crowd = Array.from({ length: 1_000 }, (_, n) => String(n).padStart(20, '0') as UserId);
    for (const userId of crowd) registry.enter(userId, laptop, `tab of ${userId}`);
    for (const userId of crowd) registry.leave(userId, `tab of ${userId}`);
    await pass(graceMs);
    expect(touched).toHaveLength(250);
    await pass(1_000);
    expect(touched).toHaveLength(500);
    for (const userId of crowd.slice(500)) registry.enter(userId, laptop, `tab of ${userId}`);
    await pass(60_000);
    expect(touched).toHaveLength(500);
  });

  test('some of those who are online can be named, and none of those who are not', async () => {
    const { registry, pass } = setup();
    const people = ['aiko', 'jonas', 'zoe'].map((name) => name.padEnd(20, '0') as UserId);
    for (const [at, userId] of people.entries()) registry.enter(userId, laptop, `tab-${at}`);
    expect(registry.online(9)).toEqual(people);
    expect(registry.online(2)).toHaveLength(2);
    registry.leave(people[1] ?? mara, 'tab-1');
    await pass(graceMs);
    expect(registry.online(9)).toEqual([people[0], people[2]]);
  });

  test('the last socket that closes makes a person offline after the grace, last seen when it closed', async () => {
    const { registry, told, touched, pass, time } = setup();
    registry.enter(mara, laptop, 'tab-1');
    const closedAt = time.now + 100;
    await pass(100);
    registry.leave(mara, 'tab-1');
    await pass(graceMs - 1);
    expect(registry.isOnline(mara)).toBe(true);
    await pass(1);
    expect(registry.isOnline(mara)).toBe(false);
    expect(touched).toEqual([closedAt]);
    expect(told.at(-1)).toEqual({ userId: mara, online: false, lastSeenAt: closedAt });
  });

  test('a quick reload does not flicker', async () => {
    const { registry, states, pass } = setup();
    registry.enter(mara, laptop, 'tab-1');
    registry.leave(mara, 'tab-1');
    await pass(graceMs - 1);
    registry.enter(mara, laptop, 'tab-2');
    await pass(graceMs * 10);
    expect(states()).toEqual([true]);
  });

  test('a person who signs out is offline at once, but not while another device is there', async () => {
    const { registry, states, pass } = setup();
    registry.enter(mara, laptop, 'tab-1');
    registry.enter(mara, phone, 'tab-2');
    registry.leave(mara, 'tab-2');
    registry.endSessions([phone]);
    expect(registry.isOnline(mara)).toBe(true);
    registry.leave(mara, 'tab-1');
    registry.endSessions([laptop]);
    await pass(0);
    expect(registry.isOnline(mara)).toBe(false);
    expect(states()).toEqual([true, false]);
  });

  test('who comes back while the absence is written is not told to be away', async () => {
    let written: () => void = () => undefined;
    const { registry, states, pass } = setup(
      () =>
        new Promise((resolve) => {
          written = resolve;
        }),
    );
    registry.enter(mara, laptop, 'tab-1');
    registry.leave(mara, 'tab-1');
    await pass(graceMs);
    registry.enter(mara, laptop, 'tab-2');
    written();
    await pass(0);
    expect(states()).toEqual([true, true]);
  });

  test('a store that fails does not keep a person online', async () => {
    const { registry, states, failures, pass } = setup(() => Promise.reject(new Error('disk full')));
    registry.enter(mara, laptop, 'tab-1');
    registry.leave(mara, 'tab-1');
    await pass(graceMs);
    await pass(0);
    expect(states()).toEqual([true, false]);
    expect(failures).toHaveLength(1);
  });

  test('closing takes everybody for gone now', async () => {
    const { registry, touched, time } = setup();
    registry.enter(mara, laptop, 'tab-1');
    await registry.close();
    expect(touched).toEqual([time.now]);
    expect(registry.isOnline(mara)).toBe(false);
  });
});
