import { addUser } from '@chatter/store/contract/fixtures';
import { expect, test } from 'vitest';
import { buildProgram, startProgram } from '../test/run-program.ts';
import { tempDatabase } from '../test/temp-database.ts';
import { tempFolder } from '../test/temp-folder.ts';
import { openSqliteStore } from './sqlite-store.ts';

test('a text is prepared once', async () => {
  const db = await tempDatabase();
  const before = db.texts.length;
  for (const n of [1, 2, 3]) expect(db.get('SELECT :n AS n', { n })).toEqual({ n });
  expect(db.texts).toHaveLength(before + 1);
});

test('what the text does not name is not stored, and does not harm', async () => {
  const db = await tempDatabase();
  expect(db.all('SELECT :a AS a', { a: 'x', extra: 'y' })).toEqual([{ a: 'x' }]);
});

test('a closed database refuses, and may be closed twice', async () => {
  const db = await tempDatabase();
  db.get('SELECT 1');
  db.close();
  db.close();
  const refusal = expect.objectContaining({ code: 'STORE_UNAVAILABLE' });
  expect(() => db.get('SELECT 1')).toThrow(refusal);
  expect(() => db.exec('SELECT 1')).toThrow(refusal);
});

test('the database and its lock outlive a garbage collection when only a part of the store is held', async () => {
  const folder = await tempFolder();
  const store = await openSqliteStore({ folder });
  const mara = await addUser(store, 'Mara');
  await store.close();
  const program = startProgram(await buildProgram('collect-garbage'), [folder, mara.id], ['--expose-gc']);
  expect(await program.end()).toEqual({ how: 0, stderr: '' });
  expect(program.lines).toEqual(['last seen 5', 'still locked']);
});
