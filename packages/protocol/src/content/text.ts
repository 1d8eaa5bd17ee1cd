import * as z from 'zod/mini';
import { limits } from '../limits.ts';
import { writtenText } from '../scalars.ts';

/** Plain text of 1 to 10,000 code units that is not blank. */
export const textDraftSchema = z.strictObject({
  kind: z.literal('text'),
  text: writtenText(1, limits.textLength).check(z.refine((text) => /\S/u.test(text), { error: 'is blank' })),
});

export const textContentSchema = z.object({ kind: z.literal('text'), v: z.literal(1), text: z.string() });
export type TextContent = z.infer<typeof textContentSchema>;
