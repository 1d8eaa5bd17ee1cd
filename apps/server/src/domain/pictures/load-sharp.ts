import type Sharp from 'sharp';

const decoders = ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif'].map((format) => `VipsForeignLoad${format}`);

const prepare = async (): Promise<typeof Sharp> => {
  const { default: sharp } = await import('sharp');
  // A cache of decoded pictures only holds memory here: each upload is read once.
  sharp.cache(false);
  // One thread for each picture; the queue decides how many pictures are worked on.
  sharp.concurrency(1);
  // An allow-list of decoders inside the library too, should a file look like one format and be another.
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: decoders });
  return sharp;
};

let loading: Promise<typeof Sharp> | undefined;

/** Loads sharp with the first picture: a start need not wait for it. */
export const loadSharp = (): Promise<typeof Sharp> => {
  loading ??= prepare();
  return loading;
};
