import { browserCodec } from './browser-codec.ts';
import { shrinkPhoto } from './shrink-photo.ts';

let last: Promise<unknown> = Promise.resolve();

/** The file that travels for a photo. One after the other: each takes some fifty megabytes while it is drawn. */
export const preparePhoto = (file: Blob): Promise<Blob> => {
  const next = last.then(() => shrinkPhoto(file, browserCodec));
  last = next.catch(() => undefined);
  return next;
};
