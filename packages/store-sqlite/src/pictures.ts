import { ChatterError } from '@chatter/protocol/chatter-error';
import type { ConversationId, MessageId, PictureId, UserId } from '@chatter/protocol/ids';
import type { PictureRow } from '@chatter/store/pictures';
import type { Database } from './database.ts';

const columns = `id, kind, owner_id AS ownerId, conversation_id AS conversationId, message_id AS messageId,
  width, height, color, created_at AS createdAt`;

// One arm for each kind, each with an index of its own, so that sent photos are never walked.
const unused = `
  SELECT id FROM pictures WHERE kind = 'photo' AND message_id IS NULL AND created_at < :before
  UNION ALL
  SELECT id FROM pictures AS p WHERE kind = 'avatar' AND created_at < :before
    AND NOT EXISTS (SELECT 1 FROM users WHERE avatar = p.id)
  UNION ALL
  SELECT id FROM pictures AS p WHERE kind = 'group' AND created_at < :before
    AND NOT EXISTS (SELECT 1 FROM conversations WHERE picture = p.id)
  LIMIT :limit`;

export const createPicture = (db: Database, picture: PictureRow): void => {
  db.run(
    `INSERT INTO pictures (id, kind, owner_id, conversation_id, message_id, width, height, color, created_at)
     VALUES (:id, :kind, :ownerId, :conversationId, :messageId, :width, :height, :color, :createdAt)`,
    { ...picture },
  );
};

export const pictureById = (db: Database, id: PictureId): PictureRow | null =>
  db.get<PictureRow>(`SELECT ${columns} FROM pictures WHERE id = :id`, { id }) ?? null;

export const picturesByIds = (db: Database, ids: readonly PictureId[]): PictureRow[] =>
  db.all<PictureRow>(`SELECT ${columns} FROM pictures WHERE id IN (SELECT value FROM json_each(:ids))`, {
    ids: JSON.stringify(ids),
  });

/**
 * Hands unsent photos to a message.
 * @throws PHOTO_UNAVAILABLE when one is missing, somebody else's or sent already
 */
export const attachPhotos = (
  db: Database,
  to: { ids: readonly PictureId[]; ownerId: UserId; conversationId: ConversationId; messageId: MessageId },
): void => {
  for (const id of to.ids) {
    const attached = db.run(
      `UPDATE pictures SET conversation_id = :conversationId, message_id = :messageId
       WHERE id = :id AND kind = 'photo' AND owner_id = :ownerId AND message_id IS NULL`,
      { id, ownerId: to.ownerId, conversationId: to.conversationId, messageId: to.messageId },
    );
    if (attached === 0) throw new ChatterError('PHOTO_UNAVAILABLE');
  }
};

export const removeUnusedPictures = (db: Database, { before, limit }: { before: number; limit: number }): PictureId[] =>
  db
    .all<{ id: PictureId }>(`DELETE FROM pictures WHERE id IN (${unused}) RETURNING id`, { before, limit })
    .map((row) => row.id);
