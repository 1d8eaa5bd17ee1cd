import { DatabaseSync } from '@photostructure/sqlite';
import { expect, test } from 'vitest';
import { loadDriver } from './driver.ts';

test('before Node 24 the engine is the package', async () => {
  expect((await loadDriver('20.19.0')).DatabaseSync).toBe(DatabaseSync);
  expect((await loadDriver('23.11.1')).DatabaseSync).toBe(DatabaseSync);
});

test('from Node 24 on it is the one that Node has built in, where there is one', async () => {
  const builtIn = process.getBuiltinModule('node:sqlite') as { DatabaseSync: unknown } | undefined;
  expect((await loadDriver('24.0.0')).DatabaseSync).toBe(builtIn?.DatabaseSync ?? DatabaseSync);
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
