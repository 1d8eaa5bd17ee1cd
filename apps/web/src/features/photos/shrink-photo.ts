import { limits } from '@chatter/protocol/limits';

/** The longest edge that travels, in pixels: sharp on any screen, and a tenth of what a phone's camera writes. */
export const longestEdge = 2_560;

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Picture extends Size {
  /** Gives its memory back: a decoded photo holds some fifty megabytes. */
  close(): void;
}

/** What a browser does with pictures; a test brings its own. */
export interface PhotoCodec<P extends Picture> {
  /** The upright picture. Rejects what the browser cannot read. */
  decode(file: Blob): Promise<P>;
  /** @returns a file of the wanted type, or of another one when the browser cannot write that */
  encode(picture: P, size: Size, type: string, quality: number): Promise<Blob>;
}

/** A photo in a format that neither this browser nor the server reads. */
export class UnreadablePhoto extends Error {
  override readonly name = 'UnreadablePhoto';
}

/** The size in which a picture travels; never a larger one. */
export const fitInside = ({ width, height }: Size): Size => {
  const scale = Math.min(1, longestEdge / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
};

const isHeic = (file: Blob): boolean =>
  /^image\/hei[cf]/.test(file.type) || (file instanceof File && /\.hei[cf]$/i.test(file.name));

// A GIF may move, and a drawing has no pixels of its own.
const staysAsItIs = (file: Blob): boolean => /^image\/(gif|svg)/.test(file.type);

/**
 * The file that is uploaded for a photo: a big one smaller, an HEIC one as a JPEG where the browser can read it, every
 * other one untouched.
 * @throws UnreadablePhoto for an HEIC file that the browser cannot read
 */
export const shrinkPhoto = async <P extends Picture>(file: Blob, codec: PhotoCodec<P>): Promise<Blob> => {
  if (staysAsItIs(file)) return file;
  const heic = isHeic(file);
  const picture = await codec.decode(file).catch(() => null);
  if (!picture) {
    if (heic) throw new UnreadablePhoto();
    // The server reads more formats than a browser, and has words for a broken file.
    return file;
  }
  try {
    const size = fitInside(picture);
    if (size.width === picture.width && !heic && file.size <= limits.uploadBytes) return file;
    // WebP keeps what is transparent; a camera's JPEG has nothing of that.
    const type = heic || file.type === 'image/jpeg' ? 'image/jpeg' : 'image/webp';
    const smaller = await codec.encode(picture, size, type, 0.86);
    return heic || smaller.size < file.size ? smaller : file;
  } finally {
    picture.close();
  }
};
