// @vitest-environment happy-dom
import { act, useSyncExternalStore } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { aLive } from '../testing/a-live.ts';
import { pass, render } from '../testing/render.tsx';
import { useSkeleton } from './use-skeleton.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const open = async () => {
  const loading = aLive(true);
  const Pane = () => (useSkeleton(useSyncExternalStore(loading.subscribe, loading.get)) ? 'skeleton' : 'content');
  const { host } = await render(<Pane />);
  const load = async (value: boolean) => {
    await act(async () => loading.set(value));
    await pass(0);
  };
  return { host, load };
};

describe('a skeleton', () => {
  test('leaves at once when the content comes before it was seen', async () => {
    const { host, load } = await open();
    await pass(149);
    expect(host.textContent).toBe('skeleton');
    await load(false);
    expect(host.textContent).toBe('content');
  });

  test('that was seen stays for 300 ms', async () => {
    const { host, load } = await open();
    await pass(150);
    await load(false);
    await pass(299);
    expect(host.textContent).toBe('skeleton');
    await pass(1);
    expect(host.textContent).toBe('content');
  });

  test('that has stood long enough goes with the content, and the next one begins anew', async () => {
    const { host, load } = await open();
    await pass(150);
    await pass(300);
    await load(false);
    expect(host.textContent).toBe('content');
    await load(true);
    await pass(150);
    await load(false);
    expect(host.textContent).toBe('skeleton');
    await pass(300);
    expect(host.textContent).toBe('content');
  });
});
