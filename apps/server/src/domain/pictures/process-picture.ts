import { ChatterError } from '@chatter/protocol/chatter-error';
import { limits } from '@chatter/protocol/limits';
import { type CropBox, type PictureSize, pictureSizes } from '@chatter/protocol/picture';
import type { OutputInfo, Sharp, SharpConstructor } from 'sharp';
import { createQueue } from '../queue.ts';
import { loadSharp } from './load-sharp.ts';
import { type PictureHeader, readHeader } from './read-header.ts';

/** A picture made anew from what was uploaded: upright, cropped, in every size, without metadata. */
export interface ProcessedPicture {
  /** Pixels of the largest size. */
  readonly width: number;
  readonly height: number;
  /** Mean colour, `#rrggbb`. */
  readonly color: string;
  /** WebP. */
  readonly files: ReadonlyMap<PictureSize, Buffer>;
}

type Raw = { data: Buffer; info: OutputInfo };

// Each may hold a whole decoded picture in memory.
const queue = createQueue({ atOnce: 2, waiting: 32 });

const seconds = 30;

/** A box that reaches over the edge, as rounding in a page may make it, is moved and shrunk to fit. */
const fitBox = (box: CropBox, { width, height }: PictureHeader) => {
  const size = Math.min(box.size, width, height);
  const left = Math.min(box.x, width - size);
  const top = Math.min(box.y, height - size);
  return { left, top, width: size, height: size };
};

const decode = async (
  sharp: SharpConstructor,
  bytes: Buffer,
  wish: { square: boolean; crop?: CropBox | undefined },
): Promise<Raw> => {
  const header = await readHeader(sharp, bytes);
  const source = sharp(bytes, { limitInputPixels: limits.picturePixels, sequentialRead: true, failOn: 'error' });
  const upright = source.timeout({ seconds }).autoOrient();
  const cut = wish.crop && wish.square ? upright.extract(fitBox(wish.crop, header)) : upright;
  const side = Math.min(pictureSizes.avatar.large, wish.crop?.size ?? Infinity, header.width, header.height);
  const { large } = pictureSizes.photo;
  return cut
    .resize(
      wish.square
        ? { width: side, height: side, fit: 'cover' }
        : { width: large, height: large, fit: 'inside', withoutEnlargement: true },
    )
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
    .catch(() => {
      throw new ChatterError('NOT_AN_IMAGE');
    });
};

const open = (sharp: SharpConstructor, { data, info }: Raw): Sharp =>
  sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });

const meanColor = async (sharp: SharpConstructor, raw: Raw): Promise<string> => {
  const pixel = await open(sharp, raw).flatten({ background: '#fff' }).resize(1, 1, { fit: 'fill' }).raw().toBuffer();
  const [red = 0, green = red, blue = red] = pixel;
  return `#${[red, green, blue].map((value) => value.toString(16).padStart(2, '0')).join('')}`;
};

const encode = async (sharp: SharpConstructor, raw: Raw, square: boolean): Promise<Map<PictureSize, Buffer>> => {
  const files = new Map<PictureSize, Buffer>();
  const sizes = Object.entries(square ? pictureSizes.avatar : pictureSizes.photo) as [PictureSize, number][];
  for (const [size, edge] of sizes) {
    const resized = open(sharp, raw).resize({ width: edge, height: edge, fit: 'inside', withoutEnlargement: true });
    files.set(size, await resized.webp({ quality: 82, effort: 3 }).toBuffer());
  }
  return files;
};

/**
 * Decodes an upload under limits and makes every size of it.
 * @param wish.square cut to a square: the `crop` box, or the middle
 * @throws NOT_AN_IMAGE, IMAGE_TOO_LARGE with reason `pixels` or `frames`, RATE_LIMITED when too many wait
 */
export const processPicture = async (
  bytes: Buffer,
  wish: { square: boolean; crop?: CropBox | undefined },
): Promise<ProcessedPicture> => {
  const sharp = await loadSharp();
  return queue.run(async () => {
    const raw = await decode(sharp, bytes, wish);
    const color = await meanColor(sharp, raw);
    const files = await encode(sharp, raw, wish.square);
    return { width: raw.info.width, height: raw.info.height, color, files };
  });
};
