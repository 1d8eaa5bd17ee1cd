import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../test/temp-folder.ts';
import { loadDriver } from './driver.ts';
import { openDatabase } from './open-database.ts';

test('commits are synced, references are checked, and the log is kept apart', async () => {
  const db = openDatabase(await loadDriver(), join(await tempFolder(), 'a.db'));
  expect(db.get('PRAGMA synchronous')).toEqual({ synchronous: 2 });
  expect(db.get('PRAGMA foreign_keys')).toEqual({ foreign_keys: 1 });
  expect(db.get('PRAGMA journal_mode')).toEqual({ journal_mode: 'wal' });
  db.close();
});

test('only the owner reads the database and its log, whatever the mode was before', async () => {
  const path = join(await tempFolder(), 'a.db');
  const { writeFile, chmod } = await import('node:fs/promises');
  await writeFile(path, '');
  await chmod(path, 0o666);
  const db = openDatabase(await loadDriver(), path);
  db.exec('CREATE TABLE t (a TEXT)');
  for (const file of [path, `${path}-wal`, `${path}-shm`]) expect((await stat(file)).mode & 0o777).toBe(0o600);
  db.close();
});

test('a file system that cannot keep a log is refused with a sentence', async () => {
  const driver = await loadDriver();
  // A database in memory answers as such a file system does: the mode does not become "wal".
  const inMemory = {
    DatabaseSync: class extends driver.DatabaseSync {
      constructor() {
        super(':memory:');
      }
    },
  };
  const path = join(await tempFolder(), 'a.db');
  expect(() => openDatabase(inMemory, path)).toThrow(/cannot keep a write-ahead log .* Use a local disk/);
});
