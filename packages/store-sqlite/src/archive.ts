import {
  type Archive,
  type ArchiveKind,
  type ArchivePlace,
  type ArchiveRows,
  archiveShapes,
} from '@chatter/store/archive';
import { searchKeys } from '@chatter/store/search-keys';
import type { UserRow } from '@chatter/store/users';
import { isUnfinished } from './change-counter.ts';
import { markMany } from './conversations/member-row.ts';
import type { Database } from './database.ts';
import { loadDriver, type SqlValue } from './driver.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations.ts';
import { openDatabase } from './open-database.ts';
import { rollBack } from './roll-back.ts';

const columnOf = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/**
 * The database at a path as an archive; it is made when it is missing. Whoever opens it keeps others out.
 * @throws Error with a sentence for the operator when a newer Chatter wrote it
 */
export const openSqliteArchive = async (path: string): Promise<Archive> => {
  const db = openDatabase(await loadDriver(), path);
  try {
    migrate(db, migrations, Date.now());
  } catch (error) {
    db.close();
    throw error;
  }
  let marked = false;
  return {
    state: async () => stateOf(db),
    read: async (kind, after, limit) => readRows(db, kind, after, limit),
    write: async (kind, rows) =>
      inTransaction(db, () => {
        if (!marked) db.run("UPDATE counter SET epoch = ''");
        marked = true;
        writeRows(db, kind, rows);
      }),
    count: async (kind) => db.get<{ n: number }>(`SELECT count(*) AS n FROM ${kind}`)?.n ?? 0,
    finish: async () =>
      inTransaction(db, () => {
        markMany(db);
        db.run('UPDATE counter SET epoch = lower(hex(randomblob(8))), change = 0');
      }),
    close: async () => {
      db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      db.close();
    },
  };
};

const stateOf = (db: Database): Awaited<ReturnType<Archive['state']>> => {
  if (isUnfinished(db)) return 'unfinished';
  return db.get('SELECT 1 AS one FROM users LIMIT 1') === undefined ? 'empty' : 'whole';
};

// The texts are made of the names in `archiveShapes` alone, one for each kind.

const readRows = <Kind extends ArchiveKind>(
  db: Database,
  kind: Kind,
  after: ArchivePlace | null,
  limit: number,
): ArchiveRows[Kind][] => {
  const { key, fields } = archiveShapes[kind];
  const keys = key.map(columnOf).join(', ');
  const columns = fields.map((field) => `${columnOf(field)} AS ${field}`).join(', ');
  const where = after === null ? '' : `WHERE (${keys}) > (${key.map((field) => `:${field}`).join(', ')})`;
  const place = Object.fromEntries(key.map((field, at) => [field, after?.[at] ?? null])) as Record<string, SqlValue>;
  const rows = db.all<object>(`SELECT ${columns} FROM ${kind} ${where} ORDER BY ${keys} LIMIT :limit`, {
    ...place,
    limit,
  });
  // A truth value is a number in SQLite.
  const typed =
    kind === 'sessions' ? rows.map((row) => ({ ...row, remember: 'remember' in row && row.remember === 1 })) : rows;
  return typed as ArchiveRows[Kind][];
};

const writeRows = <Kind extends ArchiveKind>(db: Database, kind: Kind, rows: readonly ArchiveRows[Kind][]): void => {
  const { key, fields } = archiveShapes[kind];
  const columns = fields.map(columnOf);
  const changed = columns.map((column) => `${column} = excluded.${column}`).join(', ');
  db.run(
    `INSERT INTO ${kind} (${columns.join(', ')}) SELECT ${columns.map((_, at) => `value ->> ${at}`).join(', ')}
     FROM json_each(:rows) WHERE true ON CONFLICT (${key.map(columnOf).join(', ')}) DO UPDATE SET ${changed}`,
    { rows: JSON.stringify(rows.map((row) => fields.map((field) => row[field as keyof typeof row]))) },
  );
  if (kind === 'users') writeSearchKeys(db, rows as readonly UserRow[]);
};

const writeSearchKeys = (db: Database, users: readonly UserRow[]): void => {
  const ids = JSON.stringify(users.map(({ id }) => id));
  const keys = JSON.stringify(users.flatMap(({ id, nameKey }) => searchKeys(nameKey).map((word) => [word, id])));
  db.run('DELETE FROM search_keys WHERE user_id IN (SELECT value FROM json_each(:ids))', { ids });
  db.run('INSERT INTO search_keys (word, user_id) SELECT value ->> 0, value ->> 1 FROM json_each(:keys)', { keys });
};

const inTransaction = (db: Database, work: () => void): void => {
  db.exec('BEGIN IMMEDIATE');
  try {
    work();
    db.exec('COMMIT');
  } catch (error) {
    rollBack(db);
    throw error;
  }
};
