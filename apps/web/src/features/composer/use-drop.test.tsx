// @vitest-environment happy-dom
import { act } from 'react';
import { describe, expect, test, vi } from 'vitest';
import { find, render } from '../../testing/render.tsx';
import { DropOverlay } from './DropOverlay.tsx';
import { useDrop } from './use-drop.ts';

const Target = ({ onFiles }: { onFiles: (files: FileList) => void }) => {
  const { over, handlers } = useDrop(onFiles);
  return (
    <section {...handlers}>
      <p>{'inside'}</p>
      {over && <DropOverlay photos={over === 'photos'} name="Crew" />}
    </section>
  );
};

const open = async () => {
  const onFiles = vi.fn();
  const { host } = await render(<Target onFiles={onFiles} />);
  const [section, inside] = [find(host, 'section'), find(host, 'p')];
  /** @returns false when the page took the event for itself */
  const drag = (kind: string, data: { types?: string[]; files?: File[] }, on: Element = section) => {
    const event = new Event(kind, { bubbles: true, cancelable: true });
    const items = (data.types ?? []).map((type) => ({ kind: type === 'text/plain' ? 'string' : 'file', type }));
    Object.assign(event, { dataTransfer: { items, files: data.files ?? [] } });
    return act(async () => on.dispatchEvent(event));
  };
  return { host, inside, drag, onFiles };
};

const photo = { types: ['image/png'] };

describe('files held over a conversation', () => {
  test('are told where they will go when they are photos', async () => {
    const { host, drag } = await open();
    await drag('dragenter', photo);
    expect(host.textContent).toContain('Drop photos for Crew');
    expect(await drag('dragover', photo)).toBe(false);
  });

  test('are told before they are dropped when they are something else', async () => {
    const { host, drag } = await open();
    await drag('dragenter', { types: ['application/pdf'] });
    expect(host.textContent).toContain('Only photos can be sent here.');
  });

  test('among which one is a photo are welcome', async () => {
    const { host, drag } = await open();
    await drag('dragenter', { types: ['application/pdf', 'image/webp'] });
    expect(host.textContent).toContain('Drop photos');
  });

  test('words that one drags are none of it: the browser does with them what it does', async () => {
    const { host, drag } = await open();
    await drag('dragenter', { types: ['text/plain'] });
    expect(host.textContent).toBe('inside');
    expect(await drag('dragover', { types: ['text/plain'] })).toBe(true);
  });

  test('going over what lies inside does not flicker; leaving ends it', async () => {
    const { host, drag, inside } = await open();
    await drag('dragenter', photo);
    await drag('dragenter', photo, inside);
    await drag('dragleave', photo);
    expect(host.textContent).toContain('Drop photos');
    await drag('dragleave', photo, inside);
    expect(host.textContent).toBe('inside');
  });

  test('are handed on when they are dropped, and the page does not leave for them', async () => {
    const { host, drag, onFiles } = await open();
    const file = new File(['x'], 'a.png', { type: 'image/png' });
    await drag('dragenter', photo);
    expect(await drag('drop', { ...photo, files: [file] })).toBe(false);
    expect(onFiles).toHaveBeenCalledWith([file]);
    expect(host.textContent).toBe('inside');
    await drag('dragenter', photo);
    await drag('dragleave', photo);
    expect(host.textContent).toBe('inside');
  });

  test('a drop of words hands on nothing', async () => {
    const { drag, onFiles } = await open();
    expect(await drag('drop', { types: ['text/plain'] })).toBe(true);
    expect(onFiles).not.toHaveBeenCalled();
  });
});
