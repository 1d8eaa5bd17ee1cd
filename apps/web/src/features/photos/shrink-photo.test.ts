import { limits } from '@chatter/protocol/limits';
import { describe, expect, test, vi } from 'vitest';
import {
  fitInside,
  longestEdge,
  type PhotoCodec,
  type Picture,
  type Size,
  shrinkPhoto,
  UnreadablePhoto,
} from './shrink-photo.ts';

const codecOf = (size: Size | null, written = 10) => {
  const encode = vi.fn<PhotoCodec<Picture>['encode']>(
    async (_picture, _size, type) => new Blob(['x'.repeat(written)], { type }),
  );
  const close = vi.fn();
  const decode = async (): Promise<Picture> => {
    if (!size) throw new Error('not a picture');
    return { ...size, close };
  };
  return { decode, encode, close };
};

const aFile = (type: string, name = 'photo', bytes = 100) => new File(['x'.repeat(bytes)], name, { type });

describe('a photo before it travels', () => {
  test('of 12 megapixels becomes one of 2,560 px, in its proportions', async () => {
    const codec = codecOf({ width: 4_032, height: 3_024 });
    const smaller = await shrinkPhoto(aFile('image/jpeg'), codec);
    expect(codec.encode).toHaveBeenCalledWith(expect.anything(), { width: 2_560, height: 1_920 }, 'image/jpeg', 0.86);
    expect(smaller.size).toBe(10);
    expect(codec.close).toHaveBeenCalledOnce();
  });

  test('keeps what is transparent', async () => {
    const codec = codecOf({ width: 9_000, height: 10 });
    await shrinkPhoto(aFile('image/png'), codec);
    expect(codec.encode).toHaveBeenCalledWith(expect.anything(), { width: 2_560, height: 3 }, 'image/webp', 0.86);
  });

  test.each([
    ['is small', aFile('image/jpeg'), { width: longestEdge, height: longestEdge }],
    ['is a GIF, which may move', aFile('image/gif'), { width: 9_000, height: 9_000 }],
    ['cannot be read here, for the server may', aFile('image/tiff'), null],
  ])('is untouched when it %s', async (_why, file, size) => {
    const codec = codecOf(size);
    expect(await shrinkPhoto(file, codec)).toBe(file);
    expect(codec.encode).not.toHaveBeenCalled();
  });

  test('is untouched when the smaller picture is the larger file', async () => {
    const file = aFile('image/png');
    expect(await shrinkPhoto(file, codecOf({ width: 3_000, height: 3_000 }, 5_000))).toBe(file);
  });

  test('with more bytes than the server takes is written anew in its own size', async () => {
    const codec = codecOf({ width: 2_000, height: 1_000 });
    await shrinkPhoto(aFile('image/png', 'scan', limits.uploadBytes + 1), codec);
    expect(codec.encode).toHaveBeenCalledWith(expect.anything(), { width: 2_000, height: 1_000 }, 'image/webp', 0.86);
  });

  test.each([aFile('image/heic'), aFile('', 'IMG_0001.HEIC')])('in HEIC becomes a JPEG, or has words', async (file) => {
    const read = await shrinkPhoto(file, codecOf({ width: 800, height: 600 }, 5_000));
    expect(read.type).toBe('image/jpeg');
    await expect(shrinkPhoto(file, codecOf(null))).rejects.toBeInstanceOf(UnreadablePhoto);
  });

  test('never grows, and never vanishes', () => {
    expect(fitInside({ width: 30, height: 20 })).toEqual({ width: 30, height: 20 });
    expect(fitInside({ width: 100_000, height: 10 })).toEqual({ width: 2_560, height: 1 });
  });
});
