import type { ConversationId } from '@chatter/protocol/ids';
import type { ConversationRow } from '@chatter/store/conversations';
import type { Database } from '../database.ts';

/** Columns of a `ConversationRow`, also where members are joined to it. */
export const conversationColumns = `id, kind, title, picture, created_by AS createdBy, created_at AS createdAt,
  member_count AS memberCount, conversations.rev AS rev, meta_rev AS metaRev, last_seq AS lastSeq,
  activity_at AS activityAt`;

export const conversationById = (db: Database, id: ConversationId): ConversationRow | null =>
  db.get<ConversationRow>(`SELECT ${conversationColumns} FROM conversations WHERE id = ?`, [id]) ?? null;

/** @param pair the key that two people have in common; null for a group */
export const insertConversation = (db: Database, row: ConversationRow, pair: string | null): void => {
  db.run(
    `INSERT INTO conversations (id, kind, pair, title, picture, created_by, created_at, member_count, rev, meta_rev,
       last_seq, activity_at, change)
     VALUES (:id, :kind, :pair, :title, :picture, :createdBy, :createdAt, :memberCount, :rev, :metaRev,
       :lastSeq, :activityAt, :change)`,
    { ...row, pair, change: db.changes.next() },
  );
};

/** Stores everything of a conversation that can change. */
export const saveConversation = (db: Database, row: ConversationRow): void => {
  const { id, title, picture, memberCount, rev, metaRev, lastSeq, activityAt } = row;
  db.run(
    `UPDATE conversations SET title = ?, picture = ?, member_count = ?, rev = ?, meta_rev = ?, last_seq = ?,
       activity_at = ?, change = ? WHERE id = ?`,
    [title, picture, memberCount, rev, metaRev, lastSeq, activityAt, db.changes.next(), id],
  );
  db.heads.changed(row);
};
