import type { ConversationId, UserId } from '@chatter/protocol/ids';
import type { ConversationRow, ConversationView, MemberRow } from '@chatter/store/conversations';
import type { Database } from '../database.ts';
import { countedUpTo, messageAt } from '../messages.ts';
import { conversationById } from './conversation-row.ts';
import { memberColumns, presentMember } from './member-row.ts';
import { everyone } from './members.ts';

export const view = (db: Database, { id, userId }: { id: ConversationId; userId: UserId }): ConversationView | null => {
  const me = presentMember(db, { id, userId });
  const conversation = me && conversationById(db, id);
  return me === null || conversation === null ? null : viewer(db, conversation)(me);
};

export const views = (
  db: Database,
  { id, userIds }: { id: ConversationId; userIds: readonly UserId[] },
): ConversationView[] => {
  const conversation = conversationById(db, id);
  if (conversation === null) return [];
  const present = db.all<MemberRow>(
    `SELECT ${memberColumns} FROM members
     WHERE conversation_id = :id AND left_at IS NULL AND user_id IN (SELECT value FROM json_each(:userIds))`,
    { id, userIds: JSON.stringify(userIds) },
  );
  return present.map(viewer(db, conversation));
};

/** Reads once what all members share. */
const viewer = (db: Database, conversation: ConversationRow): ((me: MemberRow) => ConversationView) => {
  const { id, kind, lastSeq } = conversation;
  const { lastMessage, lowest, counted } = db.alike.of(conversation, 'view', {
    read: () => ({
      lastMessage: messageAt(db, id, lastSeq),
      lowest: everyone(db, id),
      counted: countedUpTo(db, id, lastSeq),
    }),
    size: () => 1,
  });
  return (me) => ({
    conversation,
    me,
    peerId: kind === 'direct' ? peerOf(db, id, me.userId) : null,
    lastMessage,
    // One's own messages need no subtraction: sending moves one's own read position to the message.
    unread: counted - countedUpTo(db, id, me.readSeq),
    everyone: lowest,
  });
};

const peerOf = (db: Database, id: ConversationId, userId: UserId): UserId | null =>
  db.get<{ userId: UserId }>(
    'SELECT user_id AS userId FROM members WHERE conversation_id = ? AND user_id <> ? LIMIT 1',
    [id, userId],
  )?.userId ?? null;
