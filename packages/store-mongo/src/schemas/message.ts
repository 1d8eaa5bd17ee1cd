import type { ClientMessageId, ConversationId, MessageId, UserId } from '@chatter/protocol/ids';
import { count, strictSchema, text, textOrNull, time } from './strict-schema.ts';

export interface StoredMessage {
  readonly _id: MessageId;
  readonly conversationId: ConversationId;
  readonly seq: number;
  readonly rev: number;
  readonly authorId: UserId;
  readonly clientMessageId: ClientMessageId | null;
  /** How many messages up to this one count as unread for others; it never changes afterwards (D7). */
  readonly counted: number;
  readonly createdAt: number;
  /** JSON: kept to the letter, whatever a later kind holds, and no key in it can be an operator. */
  readonly content: string;
}

export const messageFields = {
  _id: text,
  conversationId: text,
  seq: { ...count, min: 1 },
  rev: { ...count, min: 1 },
  authorId: text,
  clientMessageId: textOrNull,
  counted: count,
  createdAt: time,
  content: text,
} as const;

export const messageSchema = strictSchema<StoredMessage>(messageFields);

messageSchema.index({ conversationId: 1, seq: 1 }, { name: 'by_seq', unique: true });
messageSchema.index({ conversationId: 1, rev: 1 }, { name: 'by_rev', unique: true });
messageSchema.index(
  { clientMessageId: 1, authorId: 1 },
  { name: 'by_client_id', unique: true, partialFilterExpression: { clientMessageId: { $gt: '' } } },
);
