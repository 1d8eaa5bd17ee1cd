import { EventEmitter } from 'node:events';
import type { MongoClient } from 'mongodb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepWatched } from './keep-watched.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1_000);
const connectionId = 'db-1:27017';

/** A client whose driver looks at nothing by itself. */
const setUp = () => {
  const client = Object.assign(new EventEmitter(), {
    close: vi.fn(async () => void client.emit('serverClosed', { address: connectionId })),
    connect: vi.fn(async () => client),
  });
  const stop = keepWatched(client as unknown as MongoClient);
  const begin = (awaited = false) => client.emit('serverHeartbeatStarted', { connectionId, awaited });
  const see = (hasKnownServers: boolean) =>
    client.emit('topologyDescriptionChanged', { newDescription: { hasKnownServers } });
  return { client, stop, begin, see };
};

test('G2 a driver whose looks end is left alone, whether servers answer or not', async () => {
  const { client, begin, see } = setUp();
  for (const event of ['serverHeartbeatSucceeded', 'serverHeartbeatFailed']) {
    begin();
    await pass(4);
    client.emit(event, { connectionId });
    await pass(60);
  }
  see(false);
  begin();
  await pass(1);
  client.emit('serverHeartbeatFailed', { connectionId });
  await pass(60);
  expect(client.close).not.toHaveBeenCalled();
});

test.each([
  ['a look that does not end', false, true, 5],
  ['a wait for changes that does not end', true, true, 7],
  ['a look that does not end while no server is seen', false, false, 2],
] as const)('G2 %s opens the client anew', async (_, awaited, hasKnownServers, seconds) => {
  const { client, begin, see } = setUp();
  see(hasKnownServers);
  begin(awaited);
  await pass(seconds);
  expect(client.close).not.toHaveBeenCalled();
  await pass(1);
  expect(client.close).toHaveBeenCalledTimes(1);
  expect(client.connect).toHaveBeenCalledTimes(1);
  await pass(60);
  expect(client.close).toHaveBeenCalledTimes(1);
});

test('G2 it is tried until a server is there', async () => {
  const { client, begin } = setUp();
  client.connect.mockRejectedValueOnce(new Error('away'));
  begin();
  await pass(6);
  expect(client.connect).toHaveBeenCalledTimes(2);
});

test('G2 a client that is closed for good stays closed, also in the middle of a try', async () => {
  const { client, stop, begin } = setUp();
  let open = (): void => undefined;
  client.connect.mockImplementation(
    () =>
      new Promise((resolve) => {
        open = () => resolve(client);
      }),
  );
  begin();
  await pass(6);
  stop();
  open();
  await pass(60);
  expect(client.connect).toHaveBeenCalledTimes(1);
  expect(client.close).toHaveBeenCalledTimes(2);
});
