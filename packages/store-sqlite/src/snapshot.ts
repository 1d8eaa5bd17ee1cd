import { closeSync, existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import type { PictureId } from '@chatter/protocol/ids';
import { Database } from './database.ts';
import { loadDriver } from './driver.ts';
import { lockFolder } from './folder-lock.ts';
import { schemaVersion } from './migrate.ts';
import { migrations } from './migrations.ts';
import { connectAgain, openDatabase } from './open-database.ts';

/** Name of the database in its folder. */
export const databaseFile = 'chatter.db';

/** How many rows of each kind a database holds. */
export type Counts = Readonly<Record<(typeof counted)[number], number>>;

const counted = ['users', 'sessions', 'conversations', 'members', 'messages', 'receipts', 'pictures'] as const;

/**
 * Copies the database of a folder as it is at one instant, also while a server writes to it: within one reading
 * transaction, which holds up nobody.
 * @param into path of a file that is not there
 * @throws Error with a sentence for the operator when there is no database
 */
export const copyDatabase = async (folder: string, into: string): Promise<void> => {
  const path = join(folder, databaseFile);
  if (!existsSync(path)) throw new Error(`There is no Chatter in ${folder}; name its folder with DATA_DIR.`);
  const db = connectAgain(await loadDriver(), path);
  try {
    closeSync(openSync(into, 'wx', 0o600));
    db.run('VACUUM INTO :into', { into });
  } finally {
    db.close();
  }
};

/** A copied database, looked at without changing a byte of it. */
export interface Snapshot {
  readonly schema: number;
  readonly counts: Counts;
  /** Pictures after an id, in the order of ids; `shown` is false for those that nothing shows, which a clean-up may take. */
  pictures(after: string, limit: number): { readonly id: PictureId; readonly shown: boolean }[];
  close(): void;
}

/** @throws Error with what is wrong when the file is no sound database */
export const openSnapshot = async (path: string): Promise<Snapshot> => {
  const { DatabaseSync } = await loadDriver();
  const db = new Database(new DatabaseSync(path));
  try {
    checkSound(db);
    return { ...factsOf(db), pictures: (after, limit) => picturesAfter(db, after, limit), close: () => db.close() };
  } catch (error) {
    db.close();
    throw error;
  }
};

const checkSound = (db: Database): void => {
  const found = db.get<{ quick_check: string }>('PRAGMA quick_check(1)')?.quick_check;
  if (found !== 'ok') throw new Error(`The database is damaged (${found}).`);
  const loose = db.all('PRAGMA foreign_key_check').length;
  if (loose > 0) throw new Error(`The database has ${loose} rows that refer to others which are not there.`);
};

const factsOf = (db: Database): Pick<Snapshot, 'schema' | 'counts'> => {
  const schema = schemaVersion(db);
  const count = (table: string): number => db.get<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)?.n ?? 0;
  // Older schemas have fewer tables.
  const tables = new Set(
    db.all<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'").map((t) => t.name),
  );
  const counts = Object.fromEntries(counted.map((table) => [table, tables.has(table) ? count(table) : 0]));
  return { schema, counts: counts as Counts };
};

const shown = `(kind = 'photo' AND message_id IS NOT NULL)
  OR (kind = 'avatar' AND EXISTS (SELECT 1 FROM users WHERE avatar = p.id))
  OR (kind = 'group' AND EXISTS (SELECT 1 FROM conversations WHERE picture = p.id))`;

const picturesAfter = (db: Database, after: string, limit: number) =>
  db
    .all<{ id: PictureId; shown: 0 | 1 }>(
      `SELECT id, ${shown} AS shown FROM pictures AS p WHERE id > :after ORDER BY id LIMIT :limit`,
      { after, limit },
    )
    .map((row) => ({ id: row.id, shown: row.shown === 1 }));

/** The first schema with positions that clients go on from. */
const positionsSince = 3;

/**
 * Makes a copy ready to be used in place of the database it was taken from. It gets a name of its own, so that positions
 * which clients had come to since then mean nothing to it (C29).
 * @param keepSessions false ends all of them, so that none comes back that was ended since the copy was taken
 * @throws Error with a sentence for the operator when a newer Chatter made it
 */
export const adoptDatabase = async (path: string, { keepSessions }: { keepSessions: boolean }): Promise<void> => {
  const db = openDatabase(await loadDriver(), path);
  try {
    const schema = schemaVersion(db);
    const newest = migrations.at(-1)?.id ?? 0;
    if (schema > newest) {
      throw new Error(`A newer Chatter made this backup (schema ${schema}, this one knows ${newest}); update Chatter.`);
    }
    if (schema >= positionsSince) db.exec('UPDATE counter SET epoch = lower(hex(randomblob(8)))');
    if (!keepSessions) db.exec('DELETE FROM sessions');
    // One file again, to be moved as one.
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    db.exec('PRAGMA journal_mode = DELETE');
  } finally {
    db.close();
  }
};

/** Keeps servers out of a data folder while something else changes it. @throws Error when one uses it */
export const holdFolder = async (folder: string): Promise<{ release(): void }> => {
  return lockFolder(await loadDriver(), folder);
};
