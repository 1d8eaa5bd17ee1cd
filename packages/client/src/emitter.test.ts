import type { Message } from '@chatter/protocol/message';
import { expect, test, vi } from 'vitest';
import { createEmitter } from './emitter.ts';

test('a listener that throws does not keep the others from hearing', async () => {
  const emitter = createEmitter();
  const reported = new Promise<unknown>((resolve) => process.once('uncaughtException', resolve));
  const heard = vi.fn();
  emitter.on('message', () => {
    throw new Error('a broken bot');
  });
  emitter.on('message', heard);
  emitter.emit('message', (listener) => listener({ seq: 1 } as Message));
  expect(heard).toHaveBeenCalledTimes(1);
  await expect(reported).resolves.toMatchObject({ message: 'a broken bot' });
});

test('who has left is not there any more', () => {
  const emitter = createEmitter();
  const leave = emitter.on('message', () => undefined);
  expect(emitter.has('message')).toBe(true);
  leave();
  expect(emitter.has('message')).toBe(false);
});

test('what came while a bot was signing in is told to its first listener, in order and once', async () => {
  const emitter = createEmitter();
  const message = (seq: number) => ({ seq }) as Message;
  emitter.message(message(1));
  emitter.keepEarly();
  for (const seq of [2, 3]) emitter.message(message(seq));
  const heard: number[] = [];
  emitter.on('message', (one) => heard.push(one.seq));
  await Promise.resolve();
  emitter.message(message(4));
  const late: number[] = [];
  emitter.on('message', (one) => late.push(one.seq));
  await Promise.resolve();
  expect(heard).toEqual([2, 3, 4]);
  expect(late).toEqual([]);
});

test('it is forgotten when nobody listened', async () => {
  const emitter = createEmitter();
  emitter.keepEarly();
  emitter.message({ seq: 1 } as Message);
  emitter.forgetEarly();
  const heard = vi.fn();
  emitter.on('message', heard);
  await Promise.resolve();
  expect(heard).not.toHaveBeenCalled();
});
