import { deflateSync } from 'node:zlib';
import sharp from 'sharp';

/** A picture of one colour. */
export const plainPicture = (
  width: number,
  height: number,
  format: 'jpeg' | 'png' | 'webp' | 'gif' | 'avif' | 'tiff' = 'png',
  background = '#ff0000',
): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background } })
    .toFormat(format)
    .toBuffer();

const crc32 = (bytes: Buffer): number => {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
};

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
};

/** A few bytes that say they are a picture of this size. */
export const bombPng = (width: number, height: number): Buffer => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  const data = deflateSync(Buffer.alloc(100_000));
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
};

/** A GIF of 1 × 1 pixel with many frames. */
export const gifOfFrames = (frames: number): Buffer => {
  const head = Buffer.from('47494638396101000100800000000000ffffff', 'hex');
  const control = '21f9040001000000';
  const image = '2c00000000010001000002024401' + '00';
  const frame = Buffer.from(control + image, 'hex');
  return Buffer.concat([head, ...Array<Buffer>(frames).fill(frame), Buffer.from('3b', 'hex')]);
};

/** A form with one file. */
export const fileForm = (
  field: string,
  bytes: Uint8Array,
  more: { name?: string; type?: string; fields?: Record<string, string> } = {},
): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries(more.fields ?? {})) form.append(name, value);
  form.append(field, new Blob([new Uint8Array(bytes)], { type: more.type ?? 'image/png' }), more.name ?? 'picture.png');
  return form;
};
