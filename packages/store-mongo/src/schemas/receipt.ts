import type { ArchivedReceipt } from '@chatter/store/archive';
import { count, strictSchema, text, timeOrNull } from './strict-schema.ts';

/** A move as it is stored; moves may be removed without another one ever answering for them. */
export interface StoredReceipt extends ArchivedReceipt {
  readonly _id: string;
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
