import * as z from 'zod/mini';
import { pictureIdSchema } from './ids.ts';

/**
 * Sizes kept of each picture, longest edge in pixels, WebP. Avatars and group pictures are squares.
 * A picture smaller than a size is not enlarged.
 */
export const pictureSizes = {
  avatar: { small: 64, medium: 160, large: 512 },
  photo: { small: 400, medium: 1_080, large: 2_560 },
} as const;

export const pictureSizeSchema = z.enum(['small', 'medium', 'large']);
export type PictureSize = z.infer<typeof pictureSizeSchema>;

/** A photo as a message carries it: enough to reserve its place before it loads. */
export const photoSchema = z.object({
  id: pictureIdSchema,
  /** Pixels of the largest size, after the camera's rotation was applied. */
  width: z.int(),
  height: z.int(),
  /** Mean colour, `#rrggbb`. */
  color: z.string(),
});
export type Photo = z.infer<typeof photoSchema>;

const cropBoxSchema = z.strictObject({
  x: z.int().check(z.nonnegative()),
  y: z.int().check(z.nonnegative()),
  size: z.int().check(z.minimum(1)),
});
export type CropBox = z.infer<typeof cropBoxSchema>;

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** A square of the upright source picture, in its pixels, as JSON text in a form field: `{"x":0,"y":0,"size":400}`. */
export const cropFieldSchema = z.pipe(
  z.pipe(z.string().check(z.maxLength(100)), z.transform(parseJson)),
  cropBoxSchema,
);

/** @returns the path below the server's origin from which a picture can be fetched by those who may see it */
export const picturePath = (id: string, size: PictureSize): string => `/api/pictures/${id}/${size}`;
