import { EventEmitter } from 'node:events';
import type { Connection } from 'mongoose';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepWatched } from './keep-watched.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1_000);

/** A connection whose driver looks at nothing by itself. */
const setUp = () => {
  const client = Object.assign(new EventEmitter(), {
    close: vi.fn(async () => undefined),
    connect: vi.fn(async () => client),
  });
  const connection = Object.assign(new EventEmitter(), { getClient: () => client });
  keepWatched(connection as unknown as Connection);
  return { client, connection };
};

test('G2 a driver that looks at its servers is left alone, whether they answer or not', async () => {
  const { client } = setUp();
  for (const event of ['serverHeartbeatSucceeded', 'serverHeartbeatFailed']) {
    await pass(7);
    client.emit(event);
  }
  await pass(7);
  expect(client.close).not.toHaveBeenCalled();
});

test('G2 one that has stopped looking is opened anew, until it comes through', async () => {
  const { client } = setUp();
  client.connect.mockRejectedValueOnce(new Error('away'));
  await pass(9);
  expect(client.close).toHaveBeenCalledTimes(1);
  expect(client.connect).toHaveBeenCalledTimes(2);
});

test('G2 a connection that was closed stays closed', async () => {
  const { client, connection } = setUp();
  connection.emit('close');
  await pass(60);
  expect(client.connect).not.toHaveBeenCalled();
});
