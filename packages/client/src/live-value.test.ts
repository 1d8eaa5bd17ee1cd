import { expect, test, vi } from 'vitest';
import { createLive } from './live-value.ts';

const turn = () => Promise.resolve();

test('what changes several times in one turn is told once', async () => {
  const live = createLive(1);
  const listener = vi.fn();
  live.subscribe(listener);
  live.set(2);
  live.set(3);
  expect(listener).not.toHaveBeenCalled();
  await turn();
  expect(listener).toHaveBeenCalledTimes(1);
  expect(live.get()).toBe(3);
});

test('the same value again is told to nobody', async () => {
  const value = { name: 'Mara' };
  const live = createLive(value);
  const listener = vi.fn();
  live.subscribe(listener);
  live.set(value);
  await turn();
  expect(listener).not.toHaveBeenCalled();
});

test('a listener that has left hears nothing, and the same function may listen twice', async () => {
  const live = createLive('a');
  const listener = vi.fn();
  const leave = live.subscribe(listener);
  live.subscribe(listener);
  leave();
  live.set('b');
  await turn();
  expect(listener).toHaveBeenCalledTimes(1);
  expect(live.watched).toBe(true);
});

test('a listener may set another value, which is told in the next turn', async () => {
  const first = createLive(0);
  const second = createLive(0);
  const heard = vi.fn();
  second.subscribe(heard);
  first.subscribe(() => second.set(first.get() * 2));
  first.set(4);
  await turn();
  await turn();
  expect(second.get()).toBe(8);
  expect(heard).toHaveBeenCalledTimes(1);
});
