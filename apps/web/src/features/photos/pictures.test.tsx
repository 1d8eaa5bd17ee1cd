// @vitest-environment happy-dom
import type { PictureUpload } from '@chatter/client';
import { act, useState } from 'react';
import { describe, expect, test, vi } from 'vitest';
import { find, key, press, render } from '../../testing/render.tsx';
import { CropDialog } from './CropDialog.tsx';
import { PicturePicker } from './PicturePicker.tsx';

const load = (image: HTMLImageElement, width: number, height: number) =>
  act(async () => {
    Object.defineProperties(image, { naturalWidth: { value: width }, naturalHeight: { value: height } });
    image.dispatchEvent(new Event('load'));
  });

describe('choosing a picture', () => {
  const open = async (name = 'me.png', type = 'image/png') => {
    const seen: (PictureUpload | null)[] = [];
    const Picker = () => {
      const [value, setValue] = useState<PictureUpload | null>(null);
      const change = (next: PictureUpload | null) => {
        seen.push(next);
        setValue(next);
      };
      return <PicturePicker id={null} name="Mara" value={value} onChange={change} />;
    };
    const { host } = await render(<Picker />);
    const input = find<HTMLInputElement>(host, 'input[type=file]');
    const file = new File(['x'], name, { type });
    Object.defineProperty(input, 'files', { value: [file], configurable: true });
    await act(async () => void input.dispatchEvent(new Event('change', { bubbles: true })));
    return { host, seen, file };
  };

  test('shows it at once, and takes the middle unless one adjusts it', async () => {
    const { host, seen, file } = await open();
    expect(seen).toEqual([{ file }]);
    expect(find<HTMLImageElement>(host, 'img').src).toMatch(/^blob:/);
    expect(host.textContent).not.toContain('Adjust');
    await load(find<HTMLImageElement>(host, 'img'), 900, 600);
    expect(find(host, 'button', 'Adjust')).toBeTruthy();
  });

  test('a file that is no picture is refused in words, and not kept', async () => {
    const { host, seen } = await open();
    await act(async () => void find(host, 'img').dispatchEvent(new Event('error')));
    expect(seen.at(-1)).toBeNull();
    expect(find(host, '[role=alert]').textContent).toContain('not a picture');
  });

  test('one in HEIC that cannot be read here is told how to become one that can', async () => {
    const { host, seen } = await open('IMG_1.HEIC', '');
    await vi.waitFor(() => expect(seen.at(-1)).toBeNull());
    await act(async () => undefined);
    expect(find(host, '[role=alert]').textContent).toContain('Save it as a JPEG');
  });

  test('can be taken back', async () => {
    const { host, seen } = await open();
    await press(find(host, 'button', "Don't use it"));
    expect(seen.at(-1)).toBeNull();
    expect(find(host, 'svg text').textContent).toBe('M');
  });
});

describe('cropping', () => {
  const open = async () => {
    const onDone = vi.fn();
    const { host } = await render(
      <CropDialog
        src="blob:x"
        source={{ width: 900, height: 600 }}
        crop={undefined}
        round
        onDone={onDone}
        onClose={() => undefined}
      />,
    );
    const area = find(host, 'button[aria-label^="Picture"]');
    // Its middle is where the test counts from.
    area.getBoundingClientRect = () => new DOMRect(-140, -140, 280, 280);
    return { host, onDone, area };
  };

  test('gives the middle when nothing was moved', async () => {
    const { host, onDone } = await open();
    await press(find(host, 'button', 'Use this part'));
    expect(onDone).toHaveBeenCalledWith({ x: 150, y: 0, size: 600 });
  });

  test('arrow keys move it a pixel, with Shift ten', async () => {
    const { host, onDone, area } = await open();
    await key(area, { key: 'ArrowRight', shiftKey: true });
    await key(area, { key: 'ArrowRight' });
    await press(find(host, 'button', 'Use this part'));
    expect(onDone).toHaveBeenCalledWith({ x: 150 + Math.round(11 * (600 / 280)), y: 0, size: 600 });
  });

  test('plus and minus enlarge it round its middle', async () => {
    const { host, onDone, area } = await open();
    for (const step of ['+', '+', '-']) await key(area, { key: step });
    await press(find(host, 'button', 'Use this part'));
    const size = Math.floor(600 / 1.1);
    expect(onDone).toHaveBeenCalledWith({ x: Math.round(450 - size / 2), y: Math.round(300 - size / 2), size });
  });

  const fire = (area: Element, type: string, pointerId: number, x: number, y: number) =>
    act(async () => {
      const init = { bubbles: true, pointerId, clientX: x, clientY: y };
      area.dispatchEvent(new PointerEvent(type, init));
    });

  test('two fingers enlarge it, one drags it', async () => {
    const { host, onDone, area } = await open();
    await fire(area, 'pointerdown', 1, -20, 0);
    await fire(area, 'pointerdown', 2, 20, 0);
    await fire(area, 'pointermove', 1, -40, 0);
    await fire(area, 'pointermove', 2, 40, 0);
    expect(find<HTMLInputElement>(host, 'input[type=range]').value).toBe('2');
    await fire(area, 'pointerup', 1, -40, 0);
    await fire(area, 'pointermove', 2, 40, -28);
    await fire(area, 'pointerup', 2, 40, -28);
    await press(find(host, 'button', 'Use this part'));
    expect(onDone).toHaveBeenCalledWith({ x: expect.any(Number), y: 180, size: 300 });
  });

  test('the wheel enlarges it where the pointer is, and the page does not scroll', async () => {
    const { host, area } = await open();
    const event = new WheelEvent('wheel', { bubbles: true, cancelable: true, deltaY: -400 });
    await act(async () => void area.dispatchEvent(event));
    expect(event.defaultPrevented).toBe(true);
    expect(Number(find<HTMLInputElement>(host, 'input[type=range]').value)).toBeCloseTo(Math.E, 1);
  });
});
