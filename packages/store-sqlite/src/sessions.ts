import type { SessionId, UserId } from '@chatter/protocol/ids';
import type { SessionRow } from '@chatter/store/sessions';
import type { Database } from './database.ts';

const columns = `id, user_id AS userId, device, remember, generation, refresh_hash AS refreshHash,
  previous_hash AS previousHash, rotated_at AS rotatedAt, confirmed_generation AS confirmedGeneration,
  created_at AS createdAt, last_used_at AS lastUsedAt, expires_at AS expiresAt`;

type StoredSession = Omit<SessionRow, 'remember'> & { readonly remember: 0 | 1 };

const toSession = (row: StoredSession): SessionRow => ({ ...row, remember: row.remember === 1 });

export const createSession = (db: Database, session: SessionRow): void => {
  db.run(
    `INSERT INTO sessions (id, user_id, device, remember, generation, refresh_hash, previous_hash, rotated_at,
       confirmed_generation, created_at, last_used_at, expires_at)
     VALUES (:id, :userId, :device, :remember, :generation, :refreshHash, :previousHash, :rotatedAt,
       :confirmedGeneration, :createdAt, :lastUsedAt, :expiresAt)`,
    { ...session, remember: session.remember ? 1 : 0 },
  );
};

export const sessionById = (db: Database, id: SessionId): SessionRow | null => {
  const row = db.get<StoredSession>(`SELECT ${columns} FROM sessions WHERE id = ?`, [id]);
  return row === undefined ? null : toSession(row);
};

export const rotateSession = (
  db: Database,
  change: { id: SessionId; generation: number; refreshHash: string; at: number; expiresAt: number },
): SessionRow | null => {
  // The right-hand sides see the row as it was, so the current hash becomes the previous one.
  const row = db.get<StoredSession>(
    `UPDATE sessions SET generation = generation + 1, previous_hash = refresh_hash, refresh_hash = :refreshHash,
       rotated_at = :at, last_used_at = :at, expires_at = :expiresAt
     WHERE id = :id AND generation = :generation RETURNING ${columns}`,
    change,
  );
  return row === undefined ? null : toSession(row);
};

export const confirmSession = (db: Database, { id, generation }: { id: SessionId; generation: number }): void => {
  db.run(
    'UPDATE sessions SET confirmed_generation = :generation WHERE id = :id AND confirmed_generation < :generation',
    { id, generation },
  );
};

export const endSession = (db: Database, { id, userId }: { id: SessionId; userId: UserId }): boolean =>
  db.run('DELETE FROM sessions WHERE id = :id AND user_id = :userId', { id, userId }) === 1;

export const endOtherSessions = (db: Database, { userId, keep }: { userId: UserId; keep: SessionId }): SessionId[] =>
  db
    .all<{ id: SessionId }>('DELETE FROM sessions WHERE user_id = :userId AND id <> :keep RETURNING id', {
      userId,
      keep,
    })
    .map((row) => row.id);

export const sessionsOfUser = (db: Database, { userId, now }: { userId: UserId; now: number }): SessionRow[] =>
  db
    .all<StoredSession>(
      `SELECT ${columns} FROM sessions WHERE user_id = :userId AND expires_at > :now ORDER BY last_used_at DESC, id DESC`,
      { userId, now },
    )
    .map(toSession);

export const removeExpiredSessions = (db: Database, now: number): number =>
  db.run('DELETE FROM sessions WHERE expires_at <= :now', { now });
