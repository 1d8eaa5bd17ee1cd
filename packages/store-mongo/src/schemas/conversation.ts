import type { Positions } from '@chatter/protocol/conversation';
import type { ConversationId, MessageId, PictureId } from '@chatter/protocol/ids';
import type { ConversationRow } from '@chatter/store/conversations';
import { memberFields, type StoredMember } from './member.ts';
import { messageFields, type StoredMessage } from './message.ts';
import { receiptFields, type StoredReceipt } from './receipt.ts';
import { count, flag, strictSchema, text, textOrNull, time } from './strict-schema.ts';

/** A member row that a change writes; `isFirst` when there was none. */
export interface MemberWrite extends StoredMember {
  readonly isFirst: boolean;
}

/**
 * What a change that was decided writes beside the conversation. It stands in the conversation until all of it is
 * written: whoever finds it there writes it first (idempotently), then reads.
 */
export interface Intent {
  readonly token: string;
  readonly messages: StoredMessage[];
  readonly members: MemberWrite[];
  readonly receipts: StoredReceipt[];
  /** Photos that were claimed, and the messages that they belong to. */
  readonly photos: { readonly id: PictureId; readonly messageId: MessageId }[];
  /** Pictures of a group that were claimed. */
  readonly pictures: PictureId[];
  /** Whether somebody left by this change, or by one before it whose number is still to come. */
  readonly gone: boolean;
}

export interface StoredConversation extends Omit<ConversationRow, 'id'> {
  readonly _id: ConversationId;
  /** The two of a direct conversation, see `pairKey`. */
  readonly pair: string | null;
  readonly lastMessageId: MessageId | null;
  /** How many messages count as unread for somebody who has read none. */
  readonly counted: number;
  /** The lowest positions among the present members; 0 without any. */
  readonly lowest: Positions;
  /** The number of the last change; stale while there is an intent. */
  readonly change: number;
  /** Tokens of the last changes: whoever lost the answer to its change finds out here. */
  readonly recent: string[];
  readonly pending?: Intent;
  /** Token of the commit that asks to be the next one, see `turn.ts`. */
  readonly turn?: string;
}

const intent = {
  _id: false,
  token: text,
  messages: [{ ...messageFields }],
  members: [{ ...memberFields, isFirst: flag }],
  receipts: [{ ...receiptFields }],
  photos: [{ _id: false, id: text, messageId: text }],
  pictures: [String],
  gone: flag,
} as const;

export const conversationSchema = strictSchema<StoredConversation>({
  _id: text,
  kind: { ...text, enum: ['direct', 'group'] },
  pair: textOrNull,
  title: textOrNull,
  picture: textOrNull,
  createdBy: text,
  createdAt: time,
  memberCount: count,
  rev: count,
  metaRev: count,
  lastSeq: count,
  activityAt: time,
  lastMessageId: textOrNull,
  counted: count,
  lowest: { type: { _id: false, deliveredSeq: count, readSeq: count }, required: true },
  change: count,
  recent: [String],
  pending: { type: intent },
  turn: { type: String },
});

const aText = { $gt: '' } as const;
conversationSchema.index({ pair: 1 }, { name: 'by_pair', unique: true, partialFilterExpression: { pair: aText } });
conversationSchema.index({ picture: 1 }, { name: 'by_picture', partialFilterExpression: { picture: aText } });
conversationSchema.index(
  { 'pending.token': 1 },
  { name: 'pending', partialFilterExpression: { 'pending.token': aText } },
);
