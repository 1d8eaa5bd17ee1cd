// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { find, press, render } from '../testing/render.tsx';
import { escapeLayers } from './escape-layers.ts';
import { SidePanel } from './SidePanel.tsx';

const matchReally = window.matchMedia.bind(window);
let wide = true;
beforeEach(() => {
  vi.spyOn(window, 'matchMedia').mockImplementation((query) =>
    query.includes('80rem')
      ? ({ matches: wide, addEventListener: () => undefined, removeEventListener: () => undefined } as never)
      : matchReally(query),
  );
});
afterEach(() => {
  vi.restoreAllMocks();
  wide = true;
});

const open = async () => {
  const onClose = vi.fn();
  const opener = document.createElement('button');
  document.body.append(opener);
  opener.focus();
  const { host } = await render(
    <SidePanel title="Details" onClose={onClose}>
      <button type="button">Inside</button>
    </SidePanel>,
  );
  return { host, onClose, opener };
};

describe('more about what a pane shows', () => {
  test('is a column beside it where there is room, with the focus on its heading', async () => {
    const { host, onClose } = await open();
    expect(find(host, 'aside').getAttribute('aria-label')).toBe('Details');
    expect(document.activeElement).toBe(find(host, 'h2'));
    await press(find(host, 'button', 'Close'));
    expect(onClose).toHaveBeenCalledTimes(1);
  });

  test('Esc closes it, wherever in the page the focus is', async () => {
    const { onClose } = await open();
    expect(escapeLayers.undoOne()).toBe(true);
    expect(onClose).toHaveBeenCalledTimes(1);
  });

  test('is a window over it elsewhere', async () => {
    wide = false;
    const { host } = await open();
    expect(host.querySelector('aside')).toBeNull();
    expect(find(host, 'dialog', 'Details')).toBeTruthy();
  });
});
