import { refuseNewerSchema } from '@chatter/store/refuse-newer-schema';
import type { Database } from './database.ts';
import { rollBack } from './roll-back.ts';

/** One step of the schema. Ids are 1, 2, 3…; a step that was released is never edited. */
export interface Migration {
  readonly id: number;
  readonly name: string;
  readonly sql: string;
}

/**
 * Brings a database up to date. Each step and its record are one commit: an interruption at any instant leaves the
 * step either whole or not begun, and the next start goes on from there.
 * @throws Error with a sentence for the operator when a newer Chatter wrote the database
 */
export const migrate = (db: Database, migrations: readonly Migration[], now: number): void => {
  db.exec(
    'CREATE TABLE IF NOT EXISTS migrations (id INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at INTEGER NOT NULL) STRICT',
  );
  const done = schemaVersion(db);
  refuseNewerSchema(done, migrations.at(-1)?.id ?? 0);
  for (const migration of migrations) if (migration.id > done) apply(db, migration, now);
};

/** @returns the id of the newest step that was applied; 0 when there is none */
export const schemaVersion = (db: Database): number =>
  db.get<{ id: number | null }>('SELECT max(id) AS id FROM migrations')?.id ?? 0;

const apply = (db: Database, { id, name, sql }: Migration, now: number): void => {
  db.exec('BEGIN IMMEDIATE');
  try {
    db.exec(sql);
    db.run('INSERT INTO migrations (id, name, applied_at) VALUES (:id, :name, :now)', { id, name, now });
    db.exec('COMMIT');
  } catch (error) {
    rollBack(db);
    throw new Error(`The database could not be brought to schema ${id} (${name}); it is as it was before.`, {
      cause: error,
    });
  }
};
