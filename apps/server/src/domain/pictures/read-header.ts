import { ChatterError } from '@chatter/protocol/chatter-error';
import { limits } from '@chatter/protocol/limits';
import type Sharp from 'sharp';
import { sniffFormat } from './sniff-format.ts';

/** Size of the upright picture in pixels. */
export interface PictureHeader {
  readonly width: number;
  readonly height: number;
}

/** Reads only the header, so that a decompression bomb costs nothing (case 38). @throws NOT_AN_IMAGE, IMAGE_TOO_LARGE */
export const readHeader = async (sharp: typeof Sharp, bytes: Buffer): Promise<PictureHeader> => {
  const format = sniffFormat(bytes);
  if (format === null) throw new ChatterError('NOT_AN_IMAGE');
  const header = await sharp(bytes)
    .metadata()
    .catch(() => null);
  if (header === null || header.format !== format) throw new ChatterError('NOT_AN_IMAGE');
  if ((header.pages ?? 1) > limits.pictureFrames) throw new ChatterError('IMAGE_TOO_LARGE', { reason: 'frames' });
  const { width, height } = header.autoOrient;
  if (width * height > limits.picturePixels) throw new ChatterError('IMAGE_TOO_LARGE', { reason: 'pixels' });
  return { width, height };
};
