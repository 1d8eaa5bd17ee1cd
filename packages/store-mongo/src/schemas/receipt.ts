import type { ConversationId, UserId } from '@chatter/protocol/ids';
import { count, strictSchema, text, timeOrNull } from './strict-schema.ts';

/**
 * One move of one position of one member, from `afterSeq` to `seq`: a message was reached by the one move that spans it,
 * so moves may be removed without another one ever answering for them.
 */
export interface StoredReceipt {
  readonly _id: string;
  readonly conversationId: ConversationId;
  readonly userId: UserId;
  readonly kind: 'd' | 'r';
  readonly seq: number;
  readonly afterSeq: number;
  /** Null where a time was never kept: it came from a store older than these. */
  readonly at: number | null;
}

export const receiptFields = {
  _id: text,
  conversationId: text,
  userId: text,
  kind: { ...text, enum: ['d', 'r'] },
  seq: count,
  afterSeq: count,
  at: timeOrNull,
} as const;

export const receiptSchema = strictSchema<StoredReceipt>(receiptFields);

receiptSchema.index({ conversationId: 1, userId: 1, kind: 1, seq: 1, afterSeq: 1 }, { name: 'by_seq' });
