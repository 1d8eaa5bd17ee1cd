import type { PhotoCodec } from './shrink-photo.ts';

const toBlob = (canvas: HTMLCanvasElement, type: string, quality: number): Promise<Blob> =>
  new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('The picture could not be written.'))),
      type,
      quality,
    );
  });

/** Reads and writes pictures by a canvas. */
export const browserCodec: PhotoCodec<ImageBitmap> = {
  decode: async (file) => createImageBitmap(file, { imageOrientation: 'from-image' }),
  async encode(picture, { width, height }, type, quality) {
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width, height });
    const context = canvas.getContext('2d');
    if (!context) throw new Error('There is no canvas to draw on.');
    context.imageSmoothingQuality = 'high';
    context.drawImage(picture, 0, 0, width, height);
    return toBlob(canvas, type, quality);
  },
};
