import type { ConversationId, UserId } from '@chatter/protocol/ids';
import type { ConversationRow, ConversationView, MemberRow } from '@chatter/store/conversations';
import type { Database } from '../database.ts';
import { countedUpTo, messageAt } from '../messages.ts';
import { conversationColumns } from './conversation-row.ts';
import { everyone } from './members.ts';

/** A conversation beside one's own row in it, and how many messages up to one's read position count as unread for others. */
const ownColumns = `${conversationColumns}, user_id AS userId, role, joined_at AS joinedAt, left_at AS leftAt,
  delivered_seq AS deliveredSeq, read_seq AS readSeq, members.rev AS memberRev,
  ifnull((SELECT counted FROM messages AS m WHERE m.conversation_id = members.conversation_id AND m.seq = read_seq), 0)
    AS readCounted`;

/** Begins a question for views of those who are present. */
export const selectOwn = `SELECT ${ownColumns}, change FROM members CROSS JOIN conversations ON id = conversation_id
  WHERE left_at IS NULL`;

export interface OwnRow extends ConversationRow, Omit<MemberRow, 'conversationId' | 'rev'> {
  readonly memberRev: number;
  readonly readCounted: number;
  readonly change: number;
}

export const toView = (db: Database, row: OwnRow): ConversationView => {
  const { userId, role, joinedAt, leftAt, deliveredSeq, readSeq, memberRev, readCounted, change, ...conversation } =
    row;
  const { id, kind, lastSeq } = conversation;
  // All members are told this alike.
  const { lastMessage, lowest, counted } = db.alike.of(conversation, 'view', {
    read: () => ({
      lastMessage: messageAt(db, id, lastSeq),
      lowest: everyone(db, id),
      counted: countedUpTo(db, id, lastSeq),
    }),
    size: () => 1,
  });
  return {
    conversation,
    me: { conversationId: id, userId, role, joinedAt, leftAt, deliveredSeq, readSeq, rev: memberRev },
    peerId: kind === 'direct' ? peerOf(db, id, userId) : null,
    lastMessage,
    // One's own messages need no subtraction: sending moves one's own read position to the message.
    unread: counted - readCounted,
    everyone: lowest,
  };
};

export const view = (db: Database, { id, userId }: { id: ConversationId; userId: UserId }): ConversationView | null => {
  const row = db.get<OwnRow>(`${selectOwn} AND conversation_id = ? AND user_id = ?`, [id, userId]);
  return row === undefined ? null : toView(db, row);
};

export const views = (
  db: Database,
  { id, userIds }: { id: ConversationId; userIds: readonly UserId[] },
): ConversationView[] =>
  db
    .all<OwnRow>(`${selectOwn} AND conversation_id = ? AND user_id IN (SELECT value FROM json_each(?))`, [
      id,
      JSON.stringify(userIds),
    ])
    .map((row) => toView(db, row));

const peerOf = (db: Database, id: ConversationId, userId: UserId): UserId | null =>
  db.get<{ userId: UserId }>(
    'SELECT user_id AS userId FROM members WHERE conversation_id = ? AND user_id <> ? LIMIT 1',
    [id, userId],
  )?.userId ?? null;
