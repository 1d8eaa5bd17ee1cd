import { DatabaseSync } from '@photostructure/sqlite';
import { expect, test } from 'vitest';
import { tempFolder } from '../test/temp-folder.ts';
import { loadDriver } from './driver.ts';

test('before Node 24 the engine is the package', async () => {
  for (const node of ['20.19.0', '22.13.0', '23.11.1']) {
    expect((await loadDriver({ node, sqlite: '3.53.0' })).DatabaseSync).toBe(DatabaseSync);
  }
});

test('from Node 24 on it is the one that Node has built in, where there is one that is recent', async () => {
  const builtIn = process.getBuiltinModule('node:sqlite') as { DatabaseSync: unknown } | undefined;
  for (const sqlite of ['3.51.0', '3.100.1', '4.0.0']) {
    const { DatabaseSync: found } = await loadDriver({ node: '24.0.0', sqlite });
    expect(found).toBe(builtIn?.DatabaseSync ?? DatabaseSync);
  }
  for (const sqlite of ['3.50.4', '3.9.0', undefined]) {
    expect((await loadDriver({ node: '24.0.0', sqlite })).DatabaseSync).toBe(DatabaseSync);
  }
});

test('the engine of this Node tells how long its log is', async () => {
  const db = new (await loadDriver()).DatabaseSync(`${await tempFolder()}/log.db`);
  db.exec('PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; CREATE TABLE t (a INTEGER PRIMARY KEY)');
  const log = db.prepare('PRAGMA wal_checkpoint(NOOP)');
  const told = log.get();
  db.exec('INSERT INTO t VALUES (1)');
  expect(told).toMatchObject({ log: 2, checkpointed: 0 });
  expect(log.get()).toMatchObject({ log: 3, checkpointed: 0 });
  db.close();
});

test('the engine of this Node gives what the store needs of it', async () => {
  const { DatabaseSync } = await loadDriver();
  const db = new DatabaseSync(':memory:');
  db.exec('CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT) STRICT');
  expect(db.prepare('INSERT INTO t (b) VALUES (:b)').run({ b: 'ж\u{1F98A}' })).toMatchObject({ changes: 1 });
  expect(db.prepare('SELECT b FROM t WHERE a = :a').get({ a: 1 })).toMatchObject({ b: 'ж\u{1F98A}' });
  expect(db.prepare('SELECT json_valid(:text) AS ok').all({ text: '{' })).toMatchObject([{ ok: 0 }]);
  expect(() => db.prepare('INSERT INTO t VALUES (:a, NULL)').run({ a: 1 })).toThrow(
    expect.objectContaining({ errcode: 1555 }),
  );
  db.close();
});
