// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { find, key, pass, render } from '../testing/render.tsx';
import { IconButton } from './IconButton.tsx';
import { placeTooltip } from './place-tooltip.ts';
import { Tooltip } from './Tooltip.tsx';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const open = async () => {
  const { host } = await render(
    <>
      <IconButton icon="close" label="Close" keys="Esc" />
      <IconButton icon="send" label="Send" />
      <Tooltip />
    </>,
  );
  const tip = () => host.querySelector('.tooltip')?.textContent ?? null;
  const point = (target: Element, type = 'pointerover', pointerType = 'mouse') =>
    act(async () => void target.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerType })));
  return { host, tip, point, button: (name: string) => find<HTMLButtonElement>(host, 'button', name) };
};

describe('the tooltip', () => {
  test('comes when a mouse rests on a button, with the key that does the same, and goes with the mouse', async () => {
    const { host, tip, point, button } = await open();
    await point(button('Close'));
    await pass(299);
    expect(tip()).toBeNull();
    await pass(1);
    expect(tip()).toBe('CloseEsc');
    await point(button('Send'));
    expect(tip()).toBeNull();
    await pass(300);
    expect(tip()).toBe('Send');
    await point(host);
    expect(tip()).toBeNull();
  });

  test('is not for a finger', async () => {
    const { tip, point, button } = await open();
    await point(button('Send'), 'pointerover', 'touch');
    await pass(1_000);
    expect(tip()).toBeNull();
  });

  test('comes with the focus of the keyboard, and goes with it', async () => {
    const { host, tip, point, button } = await open();
    vi.spyOn(button('Send'), 'matches').mockReturnValue(true);
    await act(async () => button('Send').focus());
    // A mouse that lies elsewhere changes nothing about it.
    await point(host);
    await pass(300);
    expect(tip()).toBe('Send');
    await act(async () => button('Send').blur());
    expect(tip()).toBeNull();
  });

  test('is the first thing that Esc closes, and then Esc goes on to others', async () => {
    const { host, tip, point, button } = await open();
    const heard = vi.fn();
    document.addEventListener('keydown', heard);
    await point(button('Send'));
    await pass(300);
    await key(button('Send'), { key: 'Escape' });
    expect(tip()).toBeNull();
    expect(heard).not.toHaveBeenCalled();
    await key(host, { key: 'Escape' });
    expect(heard).toHaveBeenCalledTimes(1);
    document.removeEventListener('keydown', heard);
  });

  test('stays while one goes to its words, and is gone with a press', async () => {
    const { host, tip, point, button } = await open();
    await point(button('Send'));
    await pass(300);
    await point(find(host, '.tooltip'));
    expect(tip()).toBe('Send');
    await point(button('Send'), 'pointerdown');
    expect(tip()).toBeNull();
  });

  test('says nothing by itself: the button has its name', async () => {
    const { host, point, button } = await open();
    await point(button('Send'));
    await pass(300);
    expect(find(host, '.tooltip').getAttribute('aria-hidden')).toBe('true');
    expect(button('Send').getAttribute('aria-label')).toBe('Send');
    expect(button('Send').title).toBe('');
  });
});

describe('its place', () => {
  const view = { width: 400, height: 300 };
  const tip = { width: 80, height: 24 };
  test.each([
    ['centred under what it names', { left: 100, right: 140, top: 50, bottom: 90 }, { left: 80, top: 96 }],
    ['above where there is no room below', { left: 100, right: 140, top: 240, bottom: 280 }, { left: 80, top: 210 }],
    ['within the page at its start', { left: 0, right: 40, top: 50, bottom: 90 }, { left: 8, top: 96 }],
    ['within the page at its end', { left: 360, right: 400, top: 50, bottom: 90 }, { left: 312, top: 96 }],
  ])('%s', (_where, named, wanted) => {
    expect(placeTooltip(named, tip, view)).toEqual(wanted);
  });
});
