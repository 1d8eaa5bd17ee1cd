import { EventEmitter } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { createUpgradeLine } from './upgrade-line.ts';

const arrive = () => {
  const socket = Object.assign(new EventEmitter(), { destroyed: false });
  return { socket, request: { socket } as unknown as IncomingMessage };
};

test('those who arrive at once are let in over several turns of the event loop, in order', async () => {
  const line = createUpgradeLine();
  const entered: number[] = [];
  const all = Array.from({ length: 100 }, (_, n) => line(arrive().request).then(() => entered.push(n)));
  await new Promise((resolve) => setImmediate(resolve));
  expect(entered.length).toBeLessThan(50);
  await Promise.all(all);
  expect(entered).toEqual(Array.from({ length: 100 }, (_, n) => n));
});

test('a line that is reset while it waits does no harm, and is not let in', async () => {
  const line = createUpgradeLine();
  const before = Array.from({ length: 40 }, () => line(arrive().request));
  const { socket, request } = arrive();
  const waiting = line(request);
  socket.destroyed = true;
  socket.emit('error', new Error('ECONNRESET'));
  await expect(waiting).rejects.toThrow('gone before its turn');
  await Promise.all(before);
  expect(socket.listenerCount('error')).toBe(0);
});
