import { ChatterError } from '@chatter/protocol/chatter-error';
import type { SessionId, UserId } from '@chatter/protocol/ids';
import { searchKeys } from '@chatter/store/search-keys';
import type { UserPatch, UserRow } from '@chatter/store/users';
import type { Database } from './database.ts';
import { endOtherSessions } from './sessions.ts';

/** Columns of a `UserRow`. */
export const userColumns = `users.id, email, email_key AS emailKey, display_name AS displayName, name_key AS nameKey,
  status, avatar, password_hash AS passwordHash, created_at AS createdAt, last_seen_at AS lastSeenAt`;

const insertUser = `INSERT INTO users
  (id, email, email_key, display_name, name_key, status, avatar, password_hash, created_at, last_seen_at)
  VALUES (:id, :email, :emailKey, :displayName, :nameKey, :status, :avatar, :passwordHash, :createdAt, :lastSeenAt)`;

const writeSearchKeys = (db: Database, userId: UserId, nameKey: string): void => {
  db.run('DELETE FROM search_keys WHERE user_id = :userId', { userId });
  db.run('INSERT INTO search_keys (word, user_id) SELECT value, :userId FROM json_each(:words)', {
    userId,
    words: JSON.stringify(searchKeys(nameKey)),
  });
};

export const createUser = (db: Database, user: UserRow): void => {
  if (userByEmailKey(db, user.emailKey) !== null) throw new ChatterError('EMAIL_TAKEN');
  db.run(insertUser, { ...user });
  writeSearchKeys(db, user.id, user.nameKey);
};

export const userById = (db: Database, id: UserId): UserRow | null =>
  db.get<UserRow>(`SELECT ${userColumns} FROM users WHERE id = :id`, { id }) ?? null;

export const usersByIds = (db: Database, ids: readonly UserId[]): UserRow[] =>
  db.all<UserRow>(`SELECT ${userColumns} FROM users WHERE id IN (SELECT value FROM json_each(?))`, [
    JSON.stringify(ids),
  ]);

/** Whose profile changed after a change of the counter, longest ago first. */
export const usersChangedAfter = (db: Database, change: number, limit: number): UserRow[] =>
  db.all<UserRow>(`SELECT ${userColumns} FROM users WHERE change > 0 AND change > ? ORDER BY change LIMIT ?`, [
    change,
    limit,
  ]);

/** The change at which a profile was last changed; 0 when none ever was. */
export const newestProfileChange = (db: Database): number =>
  db.get<{ change: number }>('SELECT change FROM users WHERE change > 0 ORDER BY change DESC LIMIT 1')?.change ?? 0;

export const userByEmailKey = (db: Database, emailKey: string): UserRow | null =>
  db.get<UserRow>(`SELECT ${userColumns} FROM users WHERE email_key = :emailKey`, { emailKey }) ?? null;

export const updateUser = (db: Database, { id, patch }: { id: UserId; patch: UserPatch }): UserRow | null => {
  const before = userById(db, id);
  if (before === null) return null;
  const { displayName, nameKey, status, avatar } = { ...before, ...patch };
  db.run(
    `UPDATE users SET display_name = :displayName, name_key = :nameKey, status = :status, avatar = :avatar,
       change = :change WHERE id = :id`,
    { id, displayName, nameKey, status, avatar, change: db.changes.next() },
  );
  if (nameKey !== before.nameKey) writeSearchKeys(db, id, nameKey);
  return { ...before, displayName, nameKey, status, avatar };
};

export const setPassword = (
  db: Database,
  { id, passwordHash, keep }: { id: UserId; passwordHash: string; keep: SessionId; at: number },
): SessionId[] => {
  db.run('UPDATE users SET password_hash = :passwordHash WHERE id = :id', { id, passwordHash });
  return endOtherSessions(db, { userId: id, keep });
};

export const touchUser = (db: Database, { id, at }: { id: UserId; at: number }): void => {
  db.run('UPDATE users SET last_seen_at = :at WHERE id = :id AND (last_seen_at IS NULL OR last_seen_at < :at)', {
    id,
    at,
  });
};
