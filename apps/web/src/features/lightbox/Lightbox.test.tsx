// @vitest-environment happy-dom
import { act, useState } from 'react';
import { describe, expect, test, vi } from 'vitest';
import { aPhoto, at as noon } from '../../testing/cast.ts';
import { fakeChatter } from '../../testing/fake-chatter.ts';
import { find, key, press, render } from '../../testing/render.tsx';
import { Lightbox } from './Lightbox.tsx';
import { photoFileName } from './photo-file-name.ts';

const photos = [aPhoto('one'), aPhoto('two'), aPhoto('three')];

const open = async (first: number) => {
  const [onMove, onClose] = [vi.fn(), vi.fn()];
  const Opened = () => {
    const [at, setAt] = useState(first);
    return (
      <Lightbox
        photos={photos}
        at={at}
        caption="The harbour"
        label="Photo from Tomas"
        sentAt={noon(14)}
        onMove={(photo) => {
          onMove(photo.id);
          setAt(photos.indexOf(photo));
        }}
        onClose={onClose}
      />
    );
  };
  const { host } = await render(<Opened />, { chatter: fakeChatter().chatter });
  const shown = () => find<HTMLImageElement>(host, 'img[alt="The harbour"]');
  return { host, onMove, onClose, shown, dialog: find(host, 'dialog') };
};

const zoomOf = (image: HTMLElement): number =>
  Number(/scale\(([\d.]+)\)/.exec(image.closest<HTMLElement>('[data-lightbox-photo]')?.style.transform ?? '')?.[1]);

describe('a photo in full', () => {
  test('shows the large size, its place and the caption', async () => {
    const { host, shown } = await open(1);
    expect(shown().getAttribute('src')).toBe(`/api/pictures/${photos[1]?.id}/large`);
    expect(host.textContent).toContain('2 of 3');
    expect(host.textContent).toContain('The harbour');
  });

  test('has its neighbours loaded, and nobody is told of them before', async () => {
    const { host } = await open(0);
    const sources = [...host.querySelectorAll('img')].map((image) => image.getAttribute('src'));
    expect(sources).toEqual([`/api/pictures/${photos[0]?.id}/large`, `/api/pictures/${photos[1]?.id}/large`]);
    expect(find(host, `img[src*="${photos[1]?.id}"]`).closest('[aria-hidden=true][inert]')).toBeTruthy();
  });

  test('arrow keys and buttons go to the neighbours', async () => {
    const { host, onMove, dialog } = await open(1);
    await key(dialog, { key: 'ArrowRight' });
    await key(dialog, { key: 'ArrowLeft' });
    await press(find(host, 'button[aria-label="Next photo"]'));
    expect(onMove.mock.calls.flat()).toEqual([photos[2]?.id, photos[1]?.id, photos[2]?.id]);
    expect(host.querySelector('button[aria-label="Next photo"]')).toBeNull();
  });

  test('there is nothing before the first', async () => {
    const { host, onMove, dialog } = await open(0);
    expect(host.querySelector('button[aria-label="Previous photo"]')).toBeNull();
    await key(dialog, { key: 'ArrowLeft' });
    expect(onMove).not.toHaveBeenCalled();
  });

  test('plus, minus and zero enlarge it without a pointer, up to four times', async () => {
    const { shown, dialog } = await open(0);
    await key(dialog, { key: '+' });
    expect(zoomOf(shown())).toBe(1.5);
    for (let times = 0; times < 5; times += 1) await key(dialog, { key: '+' });
    expect(zoomOf(shown())).toBe(4);
    await key(dialog, { key: '-' });
    expect(zoomOf(shown())).toBeCloseTo(4 / 1.5, 5);
    await key(dialog, { key: '0' });
    expect(zoomOf(shown())).toBe(1);
  });

  test('arrow keys move an enlarged one to its edge first; the next one begins small', async () => {
    const { shown, onMove, dialog } = await open(0);
    await key(dialog, { key: '+' });
    await key(dialog, { key: 'ArrowRight' });
    expect(onMove).not.toHaveBeenCalled();
    await key(dialog, { key: 'ArrowRight' });
    expect(onMove).toHaveBeenCalledWith(photos[1]?.id);
    expect(zoomOf(shown())).toBe(1);
  });

  test('one that does not load says so, and is tried again', async () => {
    const { host, shown } = await open(0);
    const first = shown();
    await act(async () => void first.dispatchEvent(new Event('error')));
    expect(find(host, '[role=alert]').textContent).toContain('This photo could not be loaded.');
    await press(find(host, 'button', 'Try again'));
    expect(shown()).not.toBe(first);
    expect(host.querySelector('[role=alert]')).toBeNull();
  });
});

describe('the name of a downloaded photo', () => {
  test('tells whose it is, when it was sent and which of several it is', () => {
    expect(photoFileName('Photo from Mara', noon(14, 9, 5), 2)).toBe('Photo from Mara 2025-03-14 09.05 2.webp');
    expect(photoFileName('Mara', null, null)).toBe('Mara.webp');
  });

  test('has nothing in it that a disk refuses or hides', () => {
    expect(photoFileName('../Ma<r>a: "x"|?*', null, null)).toBe('Ma r a x.webp');
  });
});
