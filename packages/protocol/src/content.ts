import * as z from 'zod/mini';
import { photosContentSchema, photosDraftSchema } from './content/photos.ts';
import { systemContentSchema } from './content/system.ts';
import { textContentSchema, textDraftSchema } from './content/text.ts';

/** What a sender may say. A new kind is a new file in `content/` and a new arm here. */
export const draftSchema = z.discriminatedUnion('kind', [textDraftSchema, photosDraftSchema]);
export type Draft = z.infer<typeof draftSchema>;

/** What a message says, as it is stored. `v` is the version of its kind. */
export const contentSchema = z.discriminatedUnion('kind', [
  textContentSchema,
  photosContentSchema,
  systemContentSchema,
]);
export type Content = z.infer<typeof contentSchema>;
