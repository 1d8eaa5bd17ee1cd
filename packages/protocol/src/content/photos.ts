import * as z from 'zod/mini';
import { pictureIdSchema } from '../ids.ts';
import { limits } from '../limits.ts';
import { photoSchema } from '../picture.ts';
import { writtenText } from '../scalars.ts';

/** One to ten photos that the author has uploaded and not sent yet, in the order to show, with an optional caption. */
export const photosDraftSchema = z.strictObject({
  kind: z.literal('photos'),
  photoIds: z.array(pictureIdSchema).check(
    z.minLength(1),
    z.maxLength(limits.photosPerMessage),
    z.refine((ids) => new Set(ids).size === ids.length, { error: 'names a photo twice' }),
  ),
  caption: z.optional(writtenText(0, limits.captionLength)),
});

export const photosContentSchema = z.object({
  kind: z.literal('photos'),
  v: z.literal(1),
  photos: z.array(photoSchema),
  /** Empty when there is none. */
  caption: z.string(),
});
export type PhotosContent = z.infer<typeof photosContentSchema>;
