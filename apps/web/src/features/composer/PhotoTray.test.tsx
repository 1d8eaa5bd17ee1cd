// @vitest-environment happy-dom
import { describe, expect, test, vi } from 'vitest';
import type { TrayItem } from '../../state/tray.ts';
import { aPhoto } from '../../testing/cast.ts';
import { refusal } from '../../testing/refusal.ts';
import { find, press, render } from '../../testing/render.tsx';
import { UnreadablePhoto } from '../photos/shrink-photo.ts';
import { PhotoTray } from './PhotoTray.tsx';

const anItem = (change: Partial<TrayItem>): TrayItem => ({
  key: 'one',
  file: new Blob(),
  url: 'blob:one',
  photo: null,
  progress: 0,
  error: null,
  ...change,
});

const open = async (item: TrayItem) => {
  const on = { onRemove: vi.fn(), onRetry: vi.fn() };
  const { host } = await render(<PhotoTray items={[item]} {...on} />);
  return { host, ...on };
};

describe('a photo in the tray', () => {
  test('on its way shows how far it is, and is given up by the same button', async () => {
    const { host, onRemove } = await open(anItem({ progress: 0.42 }));
    expect(find(host, '[role=progressbar]').getAttribute('aria-valuenow')).toBe('42');
    await press(find(host, 'button', 'Cancel upload of photo 1'));
    expect(onRemove).toHaveBeenCalledWith('one');
  });

  test('that has arrived can only be taken out', async () => {
    const { host } = await open(anItem({ photo: aPhoto('one'), progress: 1 }));
    expect([...host.querySelectorAll('button')].map((button) => button.getAttribute('aria-label'))).toEqual([
      'Remove photo 1',
    ]);
  });

  test('that failed says why, and is tried again', async () => {
    const item = anItem({ error: refusal('NETWORK') });
    const { host, onRetry } = await open(item);
    expect(find(host, '[role=alert]').textContent).toContain("Didn't upload. No connection");
    await press(find(host, 'button', 'Try again'));
    expect(onRetry).toHaveBeenCalledWith(item);
  });

  test('in HEIC has words of its own, and no second try that must fail as well', async () => {
    const { host } = await open(anItem({ error: new UnreadablePhoto() }));
    expect(find(host, '[role=alert]').textContent).toContain('HEIC photos cannot be read here');
    expect(() => find(host, 'button', 'Try again')).toThrow();
  });
});
