import { copyFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  addPeople,
  addUser,
  append,
  createGroup,
  expectRefusal,
  upTo,
  userRow,
} from '@chatter/store/contract/fixtures';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { buildProgram, buildWriterThread, startProgram } from '../test/run-program.ts';
import { tempFolder } from '../test/temp-folder.ts';
import { loadDriver } from './driver.ts';
import { connectAgain } from './open-database.ts';
import { openSqliteStore } from './sqlite-store.ts';

let thread: Awaited<ReturnType<typeof buildWriterThread>>;
beforeAll(async () => {
  thread = await buildWriterThread();
});
afterAll(() => thread.remove());

const open = async (folder: string) => openSqliteStore({ folder, writerThread: thread.program });
const program = (source: string) =>
  new URL(`data:text/javascript,${encodeURIComponent(`import { parentPort } from 'node:worker_threads'; ${source}`)}`);

describe('the thread of the writer', () => {
  test('what comes while a commit is under way shares the next one', async () => {
    const store = await open(await tempFolder());
    await Promise.all(upTo(500).map((n) => store.users.create(userRow(`Guest ${n}`))));
    expect(store.counters()).toEqual({ commits: 1, writes: 500 });
    const first = store.users.create(userRow('First'));
    await new Promise((resume) => setImmediate(resume));
    const others = upTo(50).map((n) => store.users.create(userRow(`Other ${n}`)));
    await Promise.all([first, ...others]);
    expect(store.counters()).toEqual({ commits: 3, writes: 551 });
    await store.close();
  });

  test('a reader sees one instant, however much is written between two of its statements', async () => {
    const store = await open(await tempFolder());
    const [mara, tomas] = await addPeople(store, 'Mara', 'Tomas');
    const groups = [];
    for (const _ of upTo(40)) groups.push((await createGroup(store, mara, tomas)).id);
    let writing = true;
    // Asked for in one turn, so one commit takes all groups a message further: at no instant do they differ.
    const work = (async () => {
      for (const _ of upTo(60)) await Promise.all(groups.map((id) => append(store, id, tomas)));
      writing = false;
    })();
    let looks = 0;
    while (writing) {
      const { rows } = await store.conversations.list({ userId: mara, before: null, limit: 40 });
      expect(new Set(rows.map(({ conversation }) => conversation.lastSeq)).size).toBe(1);
      looks += 1;
      await new Promise((resume) => setImmediate(resume));
    }
    await work;
    expect(looks).toBeGreaterThan(10);
    await store.close();
  });

  test('D1 no other process finds the database unused, and removes its log as whoever closes it last does', async () => {
    const folder = await tempFolder();
    const store = await open(folder);
    await store.users.create(userRow('Mara'));
    const { nextLine } = startProgram(await buildProgram('want-it-alone'), [folder]);
    expect(await nextLine()).toBe('database is locked');
    await store.close();
  });

  test('folds the log into the database without being asked, and goes on', async () => {
    const folder = await tempFolder();
    const store = await open(folder);
    const sizeOf = async () => (await stat(join(folder, 'chatter.db'))).size;
    const before = await sizeOf();
    await Promise.all(upTo(300).map((n) => store.users.create(userRow(`Guest ${n}`))));
    await vi.waitFor(async () => expect(await sizeOf()).toBeGreaterThan(before), { timeout: 10_000 });
    await store.users.create(userRow('Last'));
    await store.close();
  });

  test('folds what a killed process left in the log, though nothing is written', async () => {
    const [folder, left] = [await tempFolder(), await tempFolder()];
    const store = await openSqliteStore({ folder });
    await Promise.all(upTo(100).map((n) => store.users.create(userRow(`Guest ${n}`))));
    // What is there while the store is open is what a kill leaves.
    for (const file of ['chatter.db', 'chatter.db-wal']) await copyFile(join(folder, file), join(left, file));
    await store.close();
    const sizeOf = async () => (await stat(join(left, 'chatter.db'))).size;
    const before = await sizeOf();
    const next = await open(left);
    await vi.waitFor(async () => expect(await sizeOf()).toBeGreaterThan(before), { timeout: 10_000 });
    await next.close();
  });

  test('case 54 an engine that fails refuses the whole commit with its cause, answers reads, and recovers by itself', async () => {
    const folder = await tempFolder();
    const store = await open(folder);
    const mara = await addUser(store, 'Mara');
    const other = connectAgain(await loadDriver(), join(folder, 'chatter.db'));
    other.exec('BEGIN IMMEDIATE');
    const people = ['Tomas', 'Aiko'].map((name) => userRow(name));
    const outcomes = Promise.allSettled(people.map((user) => store.users.create(user)));
    expect(await store.users.byId(mara.id)).toEqual(mara);
    const refused = { status: 'rejected', reason: { code: 'STORE_UNAVAILABLE', cause: { errcode: 5 } } };
    expect(await outcomes).toMatchObject([refused, refused]);
    await store.check();
    other.exec('ROLLBACK');
    other.close();
    await Promise.all(people.map((user) => store.users.create(user)));
    expect(await store.users.byIds(people.map(({ id }) => id))).toHaveLength(2);
    await store.close();
  });

  test('D1 one that dies acknowledges nothing: all that waits and all that comes is refused, and the health check says so', async () => {
    const deadly = program("parentPort.postMessage('open'); parentPort.on('message', () => process.exit(1));");
    const store = await openSqliteStore({ folder: await tempFolder(), writerThread: deadly });
    await store.check();
    const mara = userRow('Mara');
    const first = [store.users.create(mara), store.users.create(userRow('Tomas'))];
    await Promise.all(first.map((write) => expectRefusal(write, 'STORE_UNAVAILABLE')));
    await expectRefusal(store.users.create(userRow('Aiko')), 'STORE_UNAVAILABLE');
    await expectRefusal(store.check(), 'STORE_UNAVAILABLE');
    expect(await store.users.byId(mara.id)).toBeNull();
    await store.close();
  });

  test('one that cannot begin is told at the start, and lets go of the folder', async () => {
    const folder = await tempFolder();
    const broken = program("throw new Error('no such disk');");
    for (const _ of [1, 2]) {
      await expect(openSqliteStore({ folder, writerThread: broken })).rejects.toThrow('no such disk');
    }
    await (await open(folder)).close();
  });
});
