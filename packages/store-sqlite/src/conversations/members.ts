import type { Positions } from '@chatter/protocol/conversation';
import type { ConversationId, UserId } from '@chatter/protocol/ids';
import type { MemberRow } from '@chatter/store/conversations';
import { decodeCursor, encodeCursor } from '@chatter/store/cursor';
import type { Page } from '@chatter/store/store';
import { toPage } from '@chatter/store/to-page';
import type { Database } from '../database.ts';
import { areMany, memberColumns } from './member-row.ts';

interface MembersQuery {
  readonly id: ConversationId;
  readonly after: string | null;
  readonly limit: number;
}

export const members = (db: Database, { id, after, limit }: MembersQuery): Page<MemberRow> => {
  const place = after === null ? { key: -1, id: '' } : decodeCursor('number', after);
  const rows = db.all<MemberRow>(
    `SELECT ${memberColumns} FROM members
     WHERE conversation_id = :id AND left_at IS NULL AND (joined_at, user_id) > (:at, :userId)
     ORDER BY joined_at, user_id LIMIT :limit`,
    { id, at: place.key, userId: place.id, limit: limit + 1 },
  );
  return toPage(rows, limit, (row) => encodeCursor(row.joinedAt, row.userId));
};

export const memberIds = (db: Database, id: ConversationId): UserId[] =>
  db
    .all<{ userId: UserId }>(
      'SELECT user_id AS userId FROM members WHERE conversation_id = :id AND left_at IS NULL ORDER BY joined_at, user_id',
      { id },
    )
    .map((row) => row.userId);

export const idsOf = (db: Database, userId: UserId): ConversationId[] =>
  db
    .all<{ id: ConversationId }>('SELECT conversation_id AS id FROM members WHERE user_id = ? AND left_at IS NULL', [
      userId,
    ])
    .map((row) => row.id);

const lowestOfFew = `SELECT ifnull(min(delivered_seq), 0) AS deliveredSeq, ifnull(min(read_seq), 0) AS readSeq
  FROM members WHERE conversation_id = ? AND left_at IS NULL`;

const lowestOfMany = `SELECT
  ifnull((SELECT delivered_seq FROM members WHERE conversation_id = ? AND many = 1 AND left_at IS NULL
          ORDER BY delivered_seq LIMIT 1), 0) AS deliveredSeq,
  ifnull((SELECT read_seq FROM members WHERE conversation_id = ? AND many = 1 AND left_at IS NULL
          ORDER BY read_seq LIMIT 1), 0) AS readSeq`;

/** The lowest positions: of many each is the first entry of an index, whatever their number. */
export const everyone = (db: Database, id: ConversationId): Positions =>
  (areMany(db, id) ? db.get<Positions>(lowestOfMany, [id, id]) : db.get<Positions>(lowestOfFew, [id])) ?? {
    deliveredSeq: 0,
    readSeq: 0,
  };
