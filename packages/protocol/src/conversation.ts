import * as z from 'zod/mini';
import { conversationIdSchema, pictureIdSchema, userIdSchema } from './ids.ts';
import { limits } from './limits.ts';
import { messageSchema } from './message.ts';
import { lineText, revSchema, seqSchema, timeSchema } from './scalars.ts';

export const groupTitleSchema = lineText(limits.titleLength);

export const roleSchema = z.enum(['owner', 'member']);
export type Role = z.infer<typeof roleSchema>;

/** How far messages have come, as positions in `seq`. `readSeq ≤ deliveredSeq ≤ lastSeq`, and neither moves back. */
export const positionsSchema = z.object({ deliveredSeq: seqSchema, readSeq: seqSchema });
export type Positions = z.infer<typeof positionsSchema>;

/** A member of a conversation. One who has left is still told about, with `leftAt`. */
export const memberSchema = z.extend(positionsSchema, {
  userId: userIdSchema,
  role: roleSchema,
  joinedAt: timeSchema,
  leftAt: z.nullable(timeSchema),
});
export type Member = z.infer<typeof memberSchema>;

/**
 * How far one message has come with one member. A time is null when it has not come that far (the position is below the
 * message's `seq`), or when it did so so long ago that the time is not kept any more.
 */
export const receiptSchema = z.extend(positionsSchema, {
  userId: userIdSchema,
  deliveredAt: z.nullable(timeSchema),
  readAt: z.nullable(timeSchema),
});
export type Receipt = z.infer<typeof receiptSchema>;

/** What is the same for every member. */
export const conversationFactsSchema = z.object({
  id: conversationIdSchema,
  kind: z.enum(['direct', 'group']),
  /** Groups only. */
  title: z.nullable(z.string()),
  picture: z.nullable(pictureIdSchema),
  createdAt: timeSchema,
  memberCount: z.int(),
  /** Change counter (D4): a client that holds everything up to `rev` asks for what came after. */
  rev: revSchema,
  /** `seq` of the newest message; 0 when there is none. */
  lastSeq: seqSchema,
  /** Time of the newest message, or of the creation: the list is ordered by it, newest first. */
  activityAt: timeSchema,
});
export type ConversationFacts = z.infer<typeof conversationFactsSchema>;

/** A conversation as one member sees it. */
export const conversationSchema = z.extend(conversationFactsSchema, {
  /** The other person of a direct conversation; null for groups. */
  peerId: z.nullable(userIdSchema),
  me: memberSchema,
  /** Messages of others after `me.readSeq`, system lines not counted (D7). */
  unread: z.int(),
  /** What every member has received and read: the lowest position among the present members. */
  everyone: positionsSchema,
  lastMessage: z.nullable(messageSchema),
});
export type Conversation = z.infer<typeof conversationSchema>;

/** What changed in a conversation after a `rev`, as the present state of each thing that changed (D4). */
export const changesSchema = z.object({
  /** Everything up to here is known once this page is applied. */
  rev: revSchema,
  /** False: ask again from `rev`. */
  complete: z.boolean(),
  conversation: conversationSchema,
  /** In order of `seq`. */
  messages: z.array(messageSchema),
  members: z.array(memberSchema),
});
export type Changes = z.infer<typeof changesSchema>;
