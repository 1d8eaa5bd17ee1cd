import { userRow } from '@chatter/store/contract/fixtures';
import type { UserRow } from '@chatter/store/users';
import { describe, expect, test, vi } from 'vitest';
import { tempDatabase } from '../test/temp-database.ts';
import { createLocalCommitter } from './committer.ts';
import type { Database } from './database.ts';
import { Writer } from './writer.ts';

const unavailable = { status: 'rejected', reason: { name: 'ChatterError', code: 'STORE_UNAVAILABLE' } };
const count = (db: Database): unknown => db.get('SELECT count(*) AS n FROM users');

const create = (writer: Writer, ...users: UserRow[]) =>
  Promise.allSettled(users.map((user) => writer.run('users.create', user)));

const big = (name: string): UserRow => userRow(name, { status: 'x'.repeat(50_000) });

describe('case 54 when the engine fails', () => {
  test('a full disk refuses the whole commit, acknowledges nothing, and recovers by itself', async () => {
    const db = await tempDatabase();
    const writer = new Writer(createLocalCommitter(db));
    await create(writer, userRow('Mara'));
    const pages = db.get<{ page_count: number }>('PRAGMA page_count')?.page_count ?? 0;
    db.exec(`PRAGMA max_page_count = ${pages + 20}`);
    const small = userRow('Tomas');
    expect(await create(writer, small, big('Aiko'), big('Jonas'), userRow('Lena'))).toMatchObject(
      Array(4).fill(unavailable),
    );
    expect(count(db)).toEqual({ n: 1 });
    expect(await create(writer, small)).toMatchObject([{ status: 'fulfilled' }]);
    db.exec('PRAGMA max_page_count = 1000000');
    expect(await create(writer, big('Aiko'), big('Jonas'))).toMatchObject([
      { status: 'fulfilled' },
      { status: 'fulfilled' },
    ]);
    expect(count(db)).toEqual({ n: 4 });
  });

  test('a read-only database refuses writes, answers reads, and recovers by itself', async () => {
    const db = await tempDatabase();
    const writer = new Writer(createLocalCommitter(db));
    await create(writer, userRow('Mara'));
    db.exec('PRAGMA query_only = ON');
    expect(await create(writer, userRow('Tomas'))).toMatchObject([
      { ...unavailable, reason: { cause: { errcode: 8 } } },
    ]);
    expect(count(db)).toEqual({ n: 1 });
    db.exec('PRAGMA query_only = OFF');
    expect(await create(writer, userRow('Tomas'))).toMatchObject([{ status: 'fulfilled' }]);
  });

  test('a disk error in the middle undoes what the others of the same commit had done', async () => {
    const { name, sql, db } = { name: 'Tomas', sql: 'INSERT INTO users', db: await tempDatabase() };
    const writer = new Writer(createLocalCommitter(db));
    const run = db.run.bind(db);
    const failing = vi.spyOn(db, 'run').mockImplementation((text, params) => {
      if (text.startsWith(sql) && params && 'displayName' in params && params.displayName === name)
        throw Object.assign(new Error('EIO'), { errcode: 10 });
      return run(text, params);
    });
    const people = ['Mara', name, 'Aiko'].map((person) => userRow(person));
    expect(await create(writer, ...people)).toMatchObject(Array(3).fill(unavailable));
    expect(count(db)).toEqual({ n: 0 });
    failing.mockRestore();
    expect(await create(writer, ...people)).toMatchObject(Array(3).fill({ status: 'fulfilled' }));
  });

  test('a commit that fails at its very end acknowledges nothing', async () => {
    const db = await tempDatabase();
    const writer = new Writer(createLocalCommitter(db));
    // A reference that is checked at the commit stands in for a failing disk: every job has succeeded by then.
    db.exec('CREATE TABLE late (user_id TEXT REFERENCES users (id) DEFERRABLE INITIALLY DEFERRED)');
    db.exec("CREATE TRIGGER fail AFTER INSERT ON users BEGIN INSERT INTO late VALUES ('nobody'); END");
    expect(await create(writer, userRow('Mara'), userRow('Tomas'))).toMatchObject([unavailable, unavailable]);
    expect(count(db)).toEqual({ n: 0 });
    db.exec('DROP TRIGGER fail');
    expect(await create(writer, userRow('Mara'))).toMatchObject([{ status: 'fulfilled' }]);
  });
});
