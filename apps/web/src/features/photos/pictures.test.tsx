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
  const open = async () => {
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
    const file = new File(['x'], 'me.png', { type: 'image/png' });
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
    return { host, onDone, area: find(host, 'button[aria-label^="Picture"]') };
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
});
