import type { Member } from '@chatter/protocol/conversation';
import type { MemberRow } from '@chatter/store/conversations';

/** A member as the other members see them. */
export const toMember = (row: MemberRow): Member => ({
  userId: row.userId,
  role: row.role,
  joinedAt: row.joinedAt,
  leftAt: row.leftAt,
  deliveredSeq: row.deliveredSeq,
  readSeq: row.readSeq,
});
