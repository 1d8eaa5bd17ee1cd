import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSignInDeadline } from './sign-in-deadline.ts';
import type { Connection } from './socket-types.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const setUp = () => {
  const close = vi.fn();
  const connection = Object.assign(new EventEmitter(), { close }) as unknown as Connection;
  const deadline = createSignInDeadline(5_000);
  deadline.start(connection);
  return { connection, close, deadline };
};

test('case 15 a connection that says nothing is closed in time', () => {
  const { close } = setUp();
  vi.advanceTimersByTime(4_999);
  expect(close).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(close).toHaveBeenCalledOnce();
});

test('one that has said who it is may stand in line as long as it takes, until it is refused', () => {
  const { connection, close, deadline } = setUp();
  deadline.stop(connection);
  vi.advanceTimersByTime(60_000);
  expect(close).not.toHaveBeenCalled();
  deadline.start(connection);
  vi.advanceTimersByTime(5_000);
  expect(close).toHaveBeenCalledOnce();
});

test('one that is gone is not closed again', () => {
  const { connection, close } = setUp();
  connection.emit('close');
  vi.advanceTimersByTime(60_000);
  expect(close).not.toHaveBeenCalled();
});
