import * as z from 'zod/mini';
import { userIdSchema } from '../ids.ts';

/** A line that the server writes into the timeline; its author is the person who did it. Nobody can send one. */
export const systemContentSchema = z.object({
  kind: z.literal('system'),
  v: z.literal(1),
  event: z.enum([
    'group-created',
    'members-added',
    'member-left',
    'member-removed',
    'title-changed',
    'picture-changed',
  ]),
  /** Who was added or removed; empty for the other events. A call that adds many writes one line. */
  userIds: z.array(userIdSchema),
  /** The new title (`group-created`, `title-changed`). */
  title: z.optional(z.string()),
});
export type SystemContent = z.infer<typeof systemContentSchema>;
