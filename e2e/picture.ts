import sharp from 'sharp';

/** A file as Playwright hands it to a page: a plain picture of one colour. */
export const picture = async (name: string, size: { width: number; height: number }, background: string) => ({
  name,
  mimeType: 'image/png',
  buffer: await sharp({ create: { ...size, channels: 3, background } })
    .png()
    .toBuffer(),
});
