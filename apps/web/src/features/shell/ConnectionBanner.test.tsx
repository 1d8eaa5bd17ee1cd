// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeChatter } from '../../testing/fake-chatter.ts';
import { pass, render } from '../../testing/render.tsx';
import { ConnectionBanner } from './ConnectionBanner.tsx';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const open = async () => {
  const fake = fakeChatter();
  const { host } = await render(<ConnectionBanner />, { chatter: fake.chatter });
  const set = (kind: 'online' | 'connecting') => act(async () => fake.lives.connection.set({ kind }));
  return { host, set, lives: fake.lives };
};

describe('the banner', () => {
  test('is not there while all is well, nor for a short cut', async () => {
    const { host, set } = await open();
    expect(host.textContent).toBe('');
    await set('connecting');
    await pass(1_999);
    expect(host.textContent).toBe('');
    await set('online');
    await pass(5_000);
    expect(host.textContent).toBe('');
  });

  test('shows after two seconds, says when it is over, and goes', async () => {
    const { host, set } = await open();
    await set('connecting');
    await pass(2_000);
    expect(host.textContent).toBe('Connecting…');
    await set('online');
    expect(host.textContent).toBe('Back online');
    await pass(2_000);
    expect(host.textContent).toBe('');
  });

  test('says that messages wait when there is no network at all', async () => {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    const { host, set } = await open();
    await set('connecting');
    await pass(2_000);
    expect(host.textContent).toContain("You're offline. Messages will be sent");
  });

  test('D10 asks to leave the page open when the browser keeps nothing', async () => {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    const { host, set, lives } = await open();
    await act(async () => lives.outboxPlace.set('failed'));
    expect(host.textContent).toBe('');
    await set('connecting');
    await pass(2_000);
    expect(host.textContent).toContain("this browser can't save messages");
    await set('online');
    expect(host.textContent).toBe('Back online');
  });
});
