import * as z from 'zod/mini';
import { conversationIdSchema } from './ids.ts';
import { limits } from './limits.ts';
import { positionSchema, revSchema } from './scalars.ts';

/** What changed since a position: asked over HTTP, or with the handshake. */
export const syncQuestionSchema = z.strictObject({
  /** Null at the first time: nothing but the present position is answered then. */
  since: z.nullable(positionSchema),
  /** Conversations whose messages the client holds up to `rev`: it is told their changes with them. */
  held: z.optional(
    z
      .array(z.strictObject({ conversationId: conversationIdSchema, rev: revSchema }))
      .check(z.maxLength(limits.heldPerSync)),
  ),
  limit: z.optional(z.int().check(z.minimum(1), z.maximum(limits.pageSizeMax))),
});
