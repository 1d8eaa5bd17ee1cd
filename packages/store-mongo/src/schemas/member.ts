import type { MemberRow } from '@chatter/store/conversations';
import { count, flag, strictSchema, text, time, timeOrNull } from './strict-schema.ts';

export interface StoredMember extends MemberRow {
  /** `conversationId:userId`, see `memberKey`. */
  readonly _id: string;
  readonly present: boolean;
  /** The line that brought them in: what lies before it was never sent to them. */
  readonly joinedSeq: number;
  /** `counted` of the message at `readSeq`, so that an unread number is a subtraction (D7). */
  readonly readCounted: number;
}

/** The number of the change by which the member left; null until it has one. It is not part of what a change writes. */
export interface MemberDocument extends StoredMember {
  readonly goneChange: number | null;
}

export const memberFields = {
  _id: text,
  conversationId: text,
  userId: text,
  role: { ...text, enum: ['owner', 'member'] },
  joinedAt: time,
  leftAt: timeOrNull,
  deliveredSeq: count,
  readSeq: count,
  rev: { ...count, min: 1 },
  present: flag,
  joinedSeq: count,
  readCounted: count,
} as const;

export const memberSchema = strictSchema<MemberDocument>({ ...memberFields, goneChange: timeOrNull });

const present = { partialFilterExpression: { present: true } } as const;
memberSchema.index({ conversationId: 1, rev: 1 }, { name: 'by_rev' });
memberSchema.index({ conversationId: 1, joinedAt: 1, userId: 1 }, { name: 'by_joining', ...present });
memberSchema.index({ conversationId: 1, deliveredSeq: 1 }, { name: 'by_delivered', ...present });
memberSchema.index({ conversationId: 1, readSeq: 1 }, { name: 'by_read', ...present });
memberSchema.index({ conversationId: 1, role: 1 }, { name: 'by_role', ...present });
memberSchema.index({ userId: 1, conversationId: 1 }, { name: 'of_user', ...present });
memberSchema.index({ userId: 1, goneChange: 1 }, { name: 'gone', partialFilterExpression: { present: false } });
