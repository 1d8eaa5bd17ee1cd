import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildProgram, startProgram } from '../test/run-program.ts';
import { tempDatabase } from '../test/temp-database.ts';
import { tempFolder } from '../test/temp-folder.ts';
import type { Database } from './database.ts';
import { loadDriver } from './driver.ts';
import { type Migration, migrate, schemaVersion } from './migrate.ts';
import { migrations } from './migrations.ts';
import { openDatabase } from './open-database.ts';

const newest = migrations.length;
const next = (sql: string): readonly Migration[] => [...migrations, { id: newest + 1, name: 'next', sql }];
const tables = (db: Database): string[] =>
  db.all<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'").map((row) => row.name);

describe('migrations', () => {
  test('ids count from one without a hole', () => {
    expect(migrations.map((migration) => migration.id)).toEqual(migrations.map((_, at) => at + 1));
  });

  test('each step is applied once and recorded with its time', async () => {
    const db = await tempDatabase();
    migrate(db, next('CREATE TABLE a (b TEXT)'), 7);
    migrate(db, next('CREATE TABLE a (b TEXT)'), 8);
    expect(db.get('SELECT * FROM migrations WHERE id = :id', { id: newest + 1 })).toEqual({
      ...{ id: newest + 1, name: 'next', applied_at: 7 },
    });
  });

  test('a step that fails leaves nothing of itself, and the next start tries it again', async () => {
    const db = await tempDatabase();
    const before = tables(db);
    const wrong = next('CREATE TABLE half (a TEXT); INSERT INTO nowhere VALUES (1)');
    expect(() => migrate(db, wrong, 0)).toThrow(
      `could not be brought to schema ${newest + 1} (next); it is as it was before`,
    );
    expect([tables(db), schemaVersion(db)]).toEqual([before, newest]);
    migrate(db, next('CREATE TABLE half (a TEXT)'), 0);
    expect([tables(db), schemaVersion(db)]).toEqual([[...before, 'half'], newest + 1]);
  });

  test('case 64 a process killed in the middle of a step leaves the schema before it, and the next start goes on', async () => {
    const path = join(await tempFolder(), 'chatter.db');
    const program = startProgram(await buildProgram('die-in-migration'), [path]);
    expect(await program.end()).toEqual({ how: 'SIGKILL', stderr: '' });
    const db = openDatabase(await loadDriver(), path);
    expect(schemaVersion(db)).toBe(newest);
    expect(tables(db)).not.toContain('half');
    migrate(db, next('CREATE TABLE half (a TEXT)'), 0);
    expect(schemaVersion(db)).toBe(newest + 1);
    db.close();
  });

  test('a database from the future is refused with a sentence, and not touched', async () => {
    const db = await tempDatabase();
    migrate(db, next('CREATE TABLE later (a TEXT)'), 0);
    expect(() => migrate(db, migrations, 0)).toThrow(
      `written by a newer Chatter (schema ${newest + 1}, this one knows ${newest}). Update Chatter`,
    );
    expect(schemaVersion(db)).toBe(newest + 1);
  });
});
