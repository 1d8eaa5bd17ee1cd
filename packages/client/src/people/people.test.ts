import type { UserId } from '@chatter/protocol/ids';
import { limits } from '@chatter/protocol/limits';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { id } from '../../test/fake-model.ts';
import { openClient } from '../../test/open-client.ts';
import { pass, setUp } from '../../test/set-up.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const open = async () => {
  const world = setUp();
  return { ...world, chatter: await openClient(world.server, world.mara) };
};

describe('people', () => {
  test('come with the answers that speak of them, and are fetched when they do not', async () => {
    const { server, model, chatter, tomas } = await open();
    expect(chatter.people.user(tomas).get()?.displayName).toBe('Tomas');
    const lena = model.addUser('Lena').id;
    const live = chatter.people.user(lena);
    expect(live.get()).toBeUndefined();
    await pass(0);
    expect(live.get()?.displayName).toBe('Lena');
    expect(server.calls.filter((call) => call === `get /api/people/${lena}`)).toHaveLength(1);
  });

  test('who do not exist stay unknown, and are refused when asked for', async () => {
    const { chatter } = await open();
    const nobody = id<UserId>('nobody');
    const live = chatter.people.user(nobody);
    await pass(0);
    expect(live.get()).toBeUndefined();
    await expect(chatter.people.get(nobody)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('P4 change, and so does oneself', async () => {
    const { server, model, chatter, mara } = await open();
    const user = { ...model.users.get(mara), id: mara, status: 'by the sea' } as never;
    server.tell({ userId: mara }, 'user:changed', { user });
    expect(chatter.accounts.me.get()).toMatchObject({ status: 'by the sea', email: 'someone@chatter.example' });
    expect(chatter.people.user(mara).get()?.status).toBe('by the sea');
  });

  test('the same row again changes nothing', async () => {
    const { server, model, chatter, mara, tomas } = await open();
    const before = chatter.people.user(tomas).get();
    server.tell({ userId: mara }, 'user:changed', { user: { ...before } as never });
    expect(chatter.people.user(tomas).get()).toBe(before);
    expect(model.users.get(tomas)).toEqual(before);
  });

  test('somebody looked at is fetched anew after a cut, if no answer spoke of them', async () => {
    const { server, model, chatter, mara } = await open();
    const lena = model.addUser('Lena').id;
    chatter.people.user(lena).subscribe(() => undefined);
    await pass(0);
    server.up = false;
    server.cut(mara);
    model.users.set(lena, { ...model.users.get(lena), displayName: 'Léna' } as never);
    server.up = true;
    await pass(2_000);
    expect(chatter.people.user(lena).get()?.displayName).toBe('Léna');
  });
});

describe('P1 watching', () => {
  test('adds up, in one command, and is told again after a cut', async () => {
    const { server, chatter, mara, tomas, aiko } = await open();
    const endFirst = chatter.people.watch([tomas, aiko]);
    chatter.people.watch([tomas]);
    await pass(50);
    expect(server.watchedBy(mara).toSorted()).toEqual([aiko, tomas].toSorted());
    expect(server.calls.filter((call) => call === 'presence:watch')).toHaveLength(1);
    endFirst();
    endFirst();
    await pass(50);
    expect(server.watchedBy(mara)).toEqual([tomas]);
    server.cut(mara);
    await pass(1_000);
    expect(server.watchedBy(mara)).toEqual([tomas]);
  });

  test('keeps to the limit by leaving out those asked for longest ago', async () => {
    const { server, chatter, mara } = await open();
    const ids = Array.from({ length: limits.presenceWatched + 10 }, (_, at) => id<UserId>(`person${at}x`));
    for (const one of ids) chatter.people.watch([one]);
    await pass(50);
    expect(server.watchedBy(mara)).toEqual(ids.slice(10));
  });

  test('P2 takes over what is told', async () => {
    const { server, chatter, mara, tomas } = await open();
    server.tell({ userId: mara }, 'presence:changed', { userId: tomas, online: false, lastSeenAt: 1_790_000_000_000 });
    expect(chatter.people.user(tomas).get()).toMatchObject({ online: false, lastSeenAt: 1_790_000_000_000 });
  });
});
