import * as z from 'zod/mini';
import { contentSchema, draftSchema } from './content.ts';
import { clientMessageIdSchema, conversationIdSchema, messageIdSchema, userIdSchema } from './ids.ts';
import { revSchema, seqSchema, timeSchema } from './scalars.ts';

/** A stored message. */
export const messageSchema = z.object({
  id: messageIdSchema,
  conversationId: conversationIdSchema,
  /** Place in the conversation: dense, from 1, in commit order (D3). */
  seq: seqSchema,
  /** The conversation's change counter when this message last changed (D4). */
  rev: revSchema,
  authorId: userIdSchema,
  /** The author's own id for it (D2); system lines have none. */
  clientMessageId: z.nullable(clientMessageIdSchema),
  content: contentSchema,
  createdAt: timeSchema,
});
export type Message = z.infer<typeof messageSchema>;

/** What `message:send` and its HTTP twin take. */
export const messageSendSchema = z.strictObject({
  conversationId: conversationIdSchema,
  clientMessageId: clientMessageIdSchema,
  content: draftSchema,
});
export type MessageSend = z.infer<typeof messageSendSchema>;
