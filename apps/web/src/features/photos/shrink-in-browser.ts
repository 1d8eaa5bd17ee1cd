import { browserCodec } from './browser-codec.ts';
import { shrinkPhoto } from './shrink-photo.ts';

/** The smaller file of a photo, drawn by this browser. */
export const shrinkInBrowser = (file: Blob): Promise<Blob> => shrinkPhoto(file, browserCodec);
