import type { ConversationId, UserId } from '@chatter/protocol/ids';
import type { MemberRow } from '@chatter/store/conversations';
import { memberKey } from '../keys.ts';
import type { StoredMember } from '../schemas/member.ts';

export const toMember = (stored: StoredMember): MemberRow => {
  const { conversationId, userId, role, joinedAt, leftAt, deliveredSeq, readSeq, rev } = stored;
  return { conversationId, userId, role, joinedAt, leftAt, deliveredSeq, readSeq, rev };
};

interface Joining {
  readonly conversationId: ConversationId;
  readonly userId: UserId;
  readonly role?: 'owner' | 'member';
  readonly at: number;
  /** Where everybody new begins, and how many messages count up to there. */
  readonly seq: number;
  readonly counted: number;
  readonly rev: number;
}

export const newMember = ({
  conversationId,
  userId,
  role = 'member',
  at,
  seq,
  counted,
  rev,
}: Joining): StoredMember => ({
  _id: memberKey(conversationId, userId),
  ...{ conversationId, userId, role, joinedAt: at, leftAt: null, present: true },
  ...{ deliveredSeq: seq, readSeq: seq, joinedSeq: seq, readCounted: counted, rev },
});
