import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Session } from '../session/session.ts';
import { networkError, timeoutError } from '../to-client-error.ts';
import { Connection } from './connection.ts';
import type { Wire } from './wire.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const silence = () => new Promise<never>(() => undefined);
const flush = () => vi.advanceTimersByTimeAsync(0);

const setUp = async (answer: () => Promise<unknown>) => {
  const connect = vi.fn(async () => undefined);
  const close = vi.fn();
  const command = vi.fn(answer);
  const wire = { connect, close, command } as unknown as Wire;
  const session = { signedIn: { accessToken: 'token' }, token: async () => 'token' } as unknown as Session;
  const catchUp = async () => undefined;
  const hears = { ask: () => undefined, catchUp, onConnected: () => undefined };
  const connection = new Connection({ session, wire, random: () => 0.5, ...hears });
  connection.start();
  await flush();
  expect(connection.state.get()).toEqual({ kind: 'online' });
  return { connection, connect, close, command };
};

describe('D6 a hint that the network changed', () => {
  test('leaves a connection that answers as it is', async () => {
    const { connection, connect, close, command } = await setUp(async () => ({ expiresAt: 1 }));
    await connection.wake();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(command).toHaveBeenCalledWith('session:renew', { accessToken: 'token' });
    expect(connection.state.get()).toEqual({ kind: 'online' });
    expect([connect.mock.calls.length, close.mock.calls.length]).toEqual([1, 0]);
  });

  test.each([
    ['is silent', 3_000, silence],
    ['says that the network is gone', 0, () => Promise.reject(networkError())],
    ['times out', 0, () => Promise.reject(timeoutError())],
  ])('takes one that %s for lost, and makes another', async (_, ms, answer) => {
    const { connection, connect, close } = await setUp(answer);
    const woken = connection.wake();
    await vi.advanceTimersByTimeAsync(ms);
    await woken;
    expect(connection.state.get()).toEqual({ kind: 'connecting' });
    expect(close).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(connect).toHaveBeenCalledTimes(2);
    expect(connection.state.get()).toEqual({ kind: 'online' });
  });

  test('does not cut a connection that was made while it waited for the old one', async () => {
    const { connection, connect, close } = await setUp(silence);
    const woken = connection.wake();
    connection.lost(null);
    await vi.advanceTimersByTimeAsync(5_000);
    await woken;
    expect(connection.state.get()).toEqual({ kind: 'online' });
    expect([connect.mock.calls.length, close.mock.calls.length]).toEqual([2, 0]);
  });

  test('makes a waiting attempt at once', async () => {
    const { connection, connect } = await setUp(silence);
    connection.lost(60_000);
    await connection.wake();
    expect(connect).toHaveBeenCalledTimes(2);
    expect(connection.state.get()).toEqual({ kind: 'online' });
  });
});
