import type { ConversationId, UserId } from '@chatter/protocol/ids';
import type { MemberRow } from '@chatter/store/conversations';
import type { Database } from '../database.ts';

export const memberColumns = `conversation_id AS conversationId, user_id AS userId, role, joined_at AS joinedAt,
  left_at AS leftAt, delivered_seq AS deliveredSeq, read_seq AS readSeq, rev`;

/** The row of a present member: the ground of every access rule (D9). */
export const presentMember = (db: Database, { id, userId }: { id: ConversationId; userId: UserId }): MemberRow | null =>
  db.get<MemberRow>(
    `SELECT ${memberColumns} FROM members WHERE conversation_id = ? AND user_id = ? AND left_at IS NULL`,
    [id, userId],
  ) ?? null;

/** Up to so many rows of members, also of such as have left, all are read; above, there are indexes (migration 5). */
const few = 64;

/** Whether the members of a conversation are in the indexes: all of them or none. */
export const areMany = (db: Database, id: ConversationId): boolean =>
  db.get<{ many: number }>('SELECT many FROM members WHERE conversation_id = ? LIMIT 1', [id])?.many === 1;

export const membersChangedAfter = (db: Database, id: ConversationId, rev: number, limit: number): MemberRow[] => {
  const changed = `SELECT ${memberColumns} FROM members WHERE conversation_id = ? AND rev > ?`;
  if (areMany(db, id)) return db.all<MemberRow>(`${changed} AND many = 1 ORDER BY rev LIMIT ?`, [id, rev, limit]);
  const found = db.all<MemberRow>(changed, [id, rev]);
  return found.sort((one, other) => one.rev - other.rev).slice(0, limit);
};

type Position = Pick<MemberRow, 'conversationId' | 'userId' | 'deliveredSeq' | 'readSeq' | 'rev'>;

export const moveMember = (db: Database, { conversationId, userId, deliveredSeq, readSeq, rev }: Position): void => {
  db.run(
    `UPDATE members SET delivered_seq = ?, read_seq = ?, rev = ?
     WHERE conversation_id = ? AND user_id = ?`,
    [deliveredSeq, readSeq, rev, conversationId, userId],
  );
};

interface Joining {
  readonly conversationId: ConversationId;
  readonly userIds: readonly UserId[];
  readonly at: number;
  /** Where everybody new begins. */
  readonly seq: number;
  /** The rev before the change; each of the new rows takes the next one. */
  readonly rev: number;
}

/** Lets people in, also such as had left, in one statement: a thousand at once are no special case. */
export const insertMembers = (db: Database, { conversationId, userIds, at, seq, rev }: Joining): void => {
  db.run(
    `INSERT INTO members (conversation_id, user_id, role, joined_at, left_at, delivered_seq, read_seq, joined_seq, rev)
     SELECT :conversationId, value, 'member', :at, NULL, :seq, :seq, :seq, :rev + key + 1 FROM json_each(:userIds) WHERE true
     ON CONFLICT (conversation_id, user_id) DO UPDATE SET role = excluded.role, joined_at = excluded.joined_at,
       left_at = NULL, delivered_seq = excluded.delivered_seq, read_seq = excluded.read_seq,
       joined_seq = excluded.joined_seq, rev = excluded.rev`,
    { conversationId, userIds: JSON.stringify(userIds), at, seq, rev },
  );
  db.run(
    `UPDATE members SET many = 1 WHERE conversation_id = :conversationId AND many = 0
       AND (SELECT count(*) FROM members WHERE conversation_id = :conversationId) > :few`,
    { conversationId, few },
  );
};

/** Marks the members of all conversations of many, of which a copy knows nothing. */
export const markMany = (db: Database): void => {
  db.run(
    `UPDATE members SET many = 1 WHERE conversation_id IN
       (SELECT conversation_id FROM members GROUP BY conversation_id HAVING count(*) > :few)`,
    { few },
  );
};

export const makeOwner = (db: Database, id: ConversationId, userId: UserId, rev: number): void => {
  db.run(`UPDATE members SET role = 'owner', rev = :rev WHERE conversation_id = :id AND user_id = :userId`, {
    id,
    userId,
    rev,
  });
};
