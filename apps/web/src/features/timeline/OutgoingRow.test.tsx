// @vitest-environment happy-dom
import type { ClientMessageId } from '@chatter/protocol/ids';
import { describe, expect, test, vi } from 'vitest';
import type { TrayItem } from '../../state/tray.ts';
import { aPhoto, at } from '../../testing/cast.ts';
import { refusal } from '../../testing/refusal.ts';
import { find, press, render } from '../../testing/render.tsx';
import { mayRetryPhoto } from '../photos/photo-error-words.ts';
import { OutgoingRow } from './OutgoingRow.tsx';

const anItem = (key: string, change: Partial<TrayItem> = {}): TrayItem => ({
  key,
  file: new File([], 'one.png'),
  url: `blob:${key}`,
  photo: null,
  progress: 0.5,
  error: null,
  shape: { width: 1_600, height: 1_200 },
  ...change,
});

const open = async (...items: TrayItem[]) => {
  const acts = { remove: vi.fn(), retry: vi.fn(), retryAll: vi.fn(), discard: vi.fn() };
  const message = { key: 'm' as ClientMessageId, items, caption: 'The harbour', createdAt: at(10) };
  const { host } = await render(<OutgoingRow message={message} acts={acts} />);
  return { host, message, ...acts };
};

describe('photos that were sent before they were uploaded', () => {
  test('D10 that are only in this page say so once they have failed', async () => {
    const item = anItem('a', { error: refusal('NETWORK') });
    const acts = { remove: vi.fn(), retry: vi.fn(), retryAll: vi.fn(), discard: vi.fn() };
    const message = { key: 'm' as ClientMessageId, items: [item], caption: '', createdAt: at(10) };
    const texts: (string | null)[] = [];
    for (const kept of [true, false]) {
      const { host } = await render(<OutgoingRow message={{ ...message, kept }} acts={acts} />);
      texts.push(host.textContent);
    }
    expect(texts.map((text) => text?.includes('Leave this page open'))).toEqual([false, true]);
  });

  test('stand in the place of their message, each with its progress and a way to give it up', async () => {
    const { host, remove } = await open(anItem('a'), anItem('b', { photo: aPhoto('b') }));
    expect(host.textContent).toContain('The harbour');
    expect(host.querySelectorAll('img')).toHaveLength(2);
    expect([...host.querySelectorAll('[role=progressbar]')].map((bar) => bar.getAttribute('aria-valuenow'))).toEqual([
      '50',
    ]);
    expect(find(host, '[role=img]').getAttribute('aria-label')).toBe('Waiting');
    await press(find(host, 'button', 'Cancel upload of photo 1'));
    expect(remove).toHaveBeenCalledWith('a');
  });

  test('say in words that one did not upload, with both ways on', async () => {
    const failed = anItem('a', { error: refusal('NETWORK') });
    const { host, message, retryAll, discard } = await open(failed, anItem('b'));
    expect(find(host, '[role=alert]').textContent).toContain("Didn't upload. No connection to the server.");
    await press(find(host, '[role=alert] button', 'Try again'));
    expect(retryAll).toHaveBeenCalledWith([failed], mayRetryPhoto);
    await press(find(host, '[role=alert] button', 'Delete'));
    expect(discard).toHaveBeenCalledWith(message);
  });

  test('one that can never be sent has no second try', async () => {
    const { host } = await open(anItem('a', { error: refusal('NOT_AN_IMAGE') }));
    expect(() => find(host, 'button', 'Try again')).toThrow();
    expect(find(host, 'button', 'Delete')).toBeTruthy();
  });

  test('those behind the last tile show there how far they are', async () => {
    const items = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((key) =>
      anItem(key, key < 'f' ? { photo: aPhoto(key) } : {}),
    );
    const { host, remove } = await open(...items);
    expect(host.querySelectorAll('[role=progressbar]')).toHaveLength(1);
    await press(find(host, 'button', 'Cancel upload of photo 6'));
    expect(remove).toHaveBeenCalledWith('f');
  });
});
