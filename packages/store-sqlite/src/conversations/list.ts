import type { ConversationId, UserId } from '@chatter/protocol/ids';
import type { ConversationView } from '@chatter/store/conversations';
import { decodeCursor, encodeCursor } from '@chatter/store/cursor';
import type { Page } from '@chatter/store/store';
import { toPage } from '@chatter/store/to-page';
import type { Database } from '../database.ts';
import { view } from './view.ts';

interface ListQuery {
  readonly userId: UserId;
  readonly before: string | null;
  readonly limit: number;
}

// From the user's own memberships outward. An index by activity for each member would make a message in a group of
// 1,000 a thousand writes; sorting one person's few thousand conversations costs milliseconds.
const newest = `SELECT c.id, c.activity_at AS activityAt
  FROM members AS m CROSS JOIN conversations AS c ON c.id = m.conversation_id
  WHERE m.user_id = :userId AND m.left_at IS NULL
    AND (c.kind = 'group' OR c.last_seq > 0 OR c.created_by = :userId)
    AND (c.activity_at, c.id) < (:at, :id)
  ORDER BY c.activity_at DESC, c.id DESC LIMIT :limit`;

export const list = (db: Database, { userId, before, limit }: ListQuery): Page<ConversationView> => {
  const place = before === null ? { key: Number.MAX_SAFE_INTEGER, id: '' } : decodeCursor('number', before);
  const found = db.all<{ id: ConversationId; activityAt: number }>(newest, {
    userId,
    at: place.key,
    id: place.id,
    limit: limit + 1,
  });
  const { rows, next } = toPage(found, limit, (last) => encodeCursor(last.activityAt, last.id));
  return { rows: rows.flatMap(({ id }) => view(db, { id, userId }) ?? []), next };
};
