// @vitest-environment happy-dom
import { act } from 'react';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { TrayItem } from '../../state/tray.ts';
import { aPhoto } from '../../testing/cast.ts';
import { refusal } from '../../testing/refusal.ts';
import { find, key, press, render } from '../../testing/render.tsx';
import { UnreadablePhoto } from '../photos/shrink-photo.ts';
import { PhotoTray } from './PhotoTray.tsx';
import { makeWay, placeAfter, placeByKey } from './tray-order.ts';

const anItem = (change: Partial<TrayItem>): TrayItem => ({
  key: 'one',
  file: new File([], 'one.png'),
  url: 'blob:one',
  photo: null,
  progress: 0,
  error: null,
  shape: null,
  ...change,
});

const open = async (...items: TrayItem[]) => {
  const on = { onMove: vi.fn(), onRemove: vi.fn(), onRetry: vi.fn(), onShape: vi.fn() };
  const { host } = await render(<PhotoTray items={items} {...on} />);
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
      'Photo 1 of 1',
      'Remove photo 1',
    ]);
  });

  test('that failed says why, and is tried again', async () => {
    const item = anItem({ error: refusal('NETWORK') });
    const { host, onRetry } = await open(item);
    expect(find(host, '[role=alert]').textContent).toContain("Didn't upload. No connection");
    await press(find(host, 'button', 'Try photo 1 again'));
    expect(onRetry).toHaveBeenCalledWith(item);
  });

  test('that the server cannot read has no second try either', async () => {
    const { host } = await open(anItem({ error: refusal('NOT_AN_IMAGE') }));
    expect(find(host, '[role=alert]').textContent).toContain('not a picture');
    expect(() => find(host, 'button', 'Try photo 1 again')).toThrow();
  });

  test('in HEIC has words of its own, and no second try that must fail as well', async () => {
    const { host } = await open(anItem({ error: new UnreadablePhoto() }));
    expect(find(host, '[role=alert]').textContent).toContain('HEIC photos cannot be read here');
    expect(() => find(host, 'button', 'Try photo 1 again')).toThrow();
  });
});

describe('the order of the tray', () => {
  const three = ['one', 'two', 'three'].map((name) => anItem({ key: name, photo: aPhoto(name), progress: 1 }));
  const tile = (host: HTMLElement, at: number) => find(host, `button[aria-label="Photo ${at} of 3"]`);

  test('is one stop for Tab; arrow keys go through it', async () => {
    const { host } = await open(...three);
    tile(host, 1).focus();
    await key(tile(host, 1), { key: 'ArrowRight' });
    expect(document.activeElement).toBe(tile(host, 2));
    expect([1, 2, 3].map((at) => tile(host, at).tabIndex)).toEqual([-1, 0, -1]);
    await key(tile(host, 2), { key: 'End' });
    expect(document.activeElement).toBe(tile(host, 3));
  });

  test('is changed by Shift and an arrow key, which is spoken; at the end nothing happens', async () => {
    const { host, onMove } = await open(...three);
    tile(host, 2).focus();
    await key(tile(host, 2), { key: 'ArrowLeft', shiftKey: true });
    expect(onMove.mock.calls).toEqual([['two', 0]]);
    await key(tile(host, 3), { key: 'ArrowRight', shiftKey: true });
    expect(onMove).toHaveBeenCalledTimes(1);
  });

  test('Delete takes a photo out', async () => {
    const { host, onRemove } = await open(...three);
    tile(host, 2).focus();
    await key(tile(host, 2), { key: 'Delete' });
    expect(onRemove).toHaveBeenCalledWith('two');
  });

  const drag = async (host: HTMLElement, at: number, pointerType: string, steps: readonly number[], rest = 0) => {
    const target = tile(host, at);
    const fire = (type: string, clientX: number) =>
      act(async () => {
        const init = { bubbles: true, button: 0, isPrimary: true, pointerId: 1, pointerType, clientX };
        target.dispatchEvent(new PointerEvent(type, init));
      });
    await fire('pointerdown', 100);
    if (rest > 0) await act(async () => void vi.advanceTimersByTime(rest));
    for (const x of steps) await fire('pointermove', x);
    await fire('pointerup', steps.at(-1) ?? 100);
  };

  test('is changed by dragging with a mouse', async () => {
    const { host, onMove } = await open(...three);
    await drag(host, 1, 'mouse', [103, 150, 225]);
    expect(onMove.mock.calls).toEqual([['one', 2]]);
    await drag(host, 1, 'mouse', [103]);
    expect(onMove).toHaveBeenCalledTimes(1);
  });

  test('is changed by a finger that has rested; one that moves at once scrolls', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const { host, onMove } = await open(...three);
    await drag(host, 2, 'touch', [60, 20]);
    expect(onMove).not.toHaveBeenCalled();
    await drag(host, 2, 'touch', [60, 20], 300);
    expect(onMove.mock.calls).toEqual([['two', 0]]);
  });

  test('the others make way, and go no further than the ends', () => {
    expect([0, 1, 2, 3].map((index) => makeWay(index, 1, 3))).toEqual([0, 0, -1, -1]);
    expect([0, 1, 2, 3].map((index) => makeWay(index, 2, 0))).toEqual([1, 1, 0, 0]);
    expect(placeAfter(1, -500, 4)).toBe(0);
    expect(placeAfter(1, 41, 4)).toBe(2);
    expect(placeByKey('ArrowRight', 1, 4, true)).toBe(0);
    expect(placeByKey('a', 1, 4, false)).toBeNull();
  });
});
