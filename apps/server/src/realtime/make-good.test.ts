import type { ConversationId, SessionId, UserId } from '@chatter/protocol/ids';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createMakeGood } from './make-good.ts';
import { createRoomKeeper } from './room-keeper.ts';
import { rooms } from './rooms.ts';
import type { ChatterServer } from './socket-types.ts';

const trip = 'trip' as ConversationId;
const club = 'club' as ConversationId;

/** A socket that only notes. */
const createSocket = (n: number) => {
  const inside = new Set([`socket${n}`, rooms.conversation(trip)]);
  return {
    connected: true,
    data: { caller: { userId: `user${n}` as UserId, sessionId: `session${n}` as SessionId } },
    rooms: inside,
    join: (all: string[]) => {
      for (const room of all) inside.add(room);
    },
    leave: (room: string) => inside.delete(room),
    emit: vi.fn(),
  };
};

const setUp = (count: number) => {
  const sockets = new Map(Array.from({ length: count }, (_, n) => [`socket${n}`, createSocket(n)]));
  const io = { sockets: { sockets }, in: () => ({ socketsJoin: () => {}, socketsLeave: () => {} }) };
  const server = io as unknown as ChatterServer;
  const keeper = createRoomKeeper(server);
  const store = {
    sessions: { byId: vi.fn(async (_id: SessionId): Promise<object | null> => ({})) },
    conversations: { idsOf: vi.fn(async (_id: UserId) => [club]) },
  };
  const state = { isHearing: true };
  const sessionsEnded = vi.fn();
  const makeGood = createMakeGood({
    ...{ io: server, keeper, publish: { sessionsEnded }, failed: vi.fn() },
    store: () => store as never,
    isHearing: () => state.isHearing,
  });
  const asked = () => [...sockets.values()].filter(({ emit }) => emit.mock.calls.length > 0).length;
  return { sockets: [...sockets.values()], keeper, store, state, sessionsEnded, makeGood, asked };
};
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('thousands of clients are asked within some four seconds, never many at once', async () => {
  const { makeGood, asked } = setUp(4_000);
  makeGood.all();
  for (let before = 0, tick = 0; tick < 40; tick += 1) {
    await pass(100);
    expect(asked() - before).toBeLessThanOrEqual(100);
    before = asked();
  }
  expect(asked()).toBe(4_000);
});

test('D9 rooms follow the store, and a session that has ended is ended here', async () => {
  const { makeGood, sockets, store, sessionsEnded } = setUp(2);
  store.sessions.byId.mockImplementation(async (id) => (id === 'session0' ? null : {}));
  makeGood.all();
  await pass(100);
  expect(sessionsEnded).toHaveBeenCalledExactlyOnceWith(['session0'], 'revoked');
  expect(sockets[0]?.emit).not.toHaveBeenCalled();
  expect([...(sockets[1]?.rooms ?? [])]).toEqual(['socket1', rooms.conversation(club)]);
  expect(sockets[1]?.emit).toHaveBeenCalledExactlyOnceWith('sync:wanted', {});
});

test('D9 what is heard while the store answers is newer than its answer', async () => {
  const { makeGood, sockets, store, keeper } = setUp(1);
  store.conversations.idsOf.mockImplementation(async (userId) => {
    keeper.shutOut(club, userId);
    keeper.letIn(trip, [userId]);
    return [club];
  });
  makeGood.all();
  await pass(100);
  expect([...(sockets[0]?.rooms ?? [])]).toEqual(['socket0', rooms.conversation(trip)]);
});

test('a store that fails is asked again', async () => {
  const { makeGood, store, asked } = setUp(1);
  store.conversations.idsOf.mockRejectedValueOnce(new Error('disk'));
  makeGood.all();
  await pass(100);
  expect(asked()).toBe(0);
  await pass(100);
  expect(asked()).toBe(1);
});

test('while nothing is heard, round follows round at a pace that the store does not feel', async () => {
  const { makeGood, state, asked, sockets } = setUp(100);
  makeGood.sweep();
  await pass(10_000);
  expect(asked()).toBe(0);
  state.isHearing = false;
  makeGood.sweep();
  await pass(100);
  expect(asked()).toBe(20);
  await pass(400);
  expect(asked()).toBe(100);
  makeGood.sweep();
  await pass(1_000);
  for (const { emit } of sockets) expect(emit).toHaveBeenCalledTimes(1);
  await pass(4_000);
  makeGood.sweep();
  await pass(500);
  for (const { emit } of sockets) expect(emit).toHaveBeenCalledTimes(2);
});
