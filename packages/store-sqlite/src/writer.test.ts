import type { ConversationId, UserId } from '@chatter/protocol/ids';
import { newId, userRow } from '@chatter/store/contract/fixtures';
import { describe, expect, test } from 'vitest';
import { tempDatabase } from '../test/temp-database.ts';
import { createLocalCommitter } from './committer.ts';
import { userById } from './users.ts';
import { Writer } from './writer.ts';

const unavailable = { name: 'ChatterError', code: 'STORE_UNAVAILABLE' };
const crowd = (size: number) => Array.from({ length: size }, (_, at) => userRow(`Guest ${at}`));

describe('the writer', () => {
  test('what is asked for in one turn of the event loop shares one commit', async () => {
    const writer = new Writer(createLocalCommitter(await tempDatabase()));
    await Promise.all(crowd(100).map((user) => writer.run('users.create', user)));
    expect(writer.commits).toBe(1);
    for (const user of crowd(3)) await writer.run('users.create', user);
    expect(writer.commits).toBe(4);
  });

  test('a burst is parted, so that readers are served in between', async () => {
    const writer = new Writer(createLocalCommitter(await tempDatabase()));
    await Promise.all(crowd(600).map((user) => writer.run('users.create', user)));
    expect(writer.commits).toBe(3);
  });

  test('nothing is written before the turn ends, and nothing settles before the commit', async () => {
    const db = await tempDatabase();
    const writer = new Writer(createLocalCommitter(db));
    const mara = userRow('Mara');
    const order: string[] = [];
    const done = writer.run('users.create', mara).then(() => order.push(`settled after ${writer.commits} commits`));
    await Promise.resolve();
    order.push(userById(db, mara.id) === null ? 'nothing yet' : 'too early');
    await done;
    expect(order).toEqual(['nothing yet', 'settled after 1 commits']);
    expect(userById(db, mara.id)).toEqual(mara);
  });

  test('writes happen in the order in which they were asked for', async () => {
    const db = await tempDatabase();
    const writer = new Writer(createLocalCommitter(db));
    const mara = userRow('Mara');
    const answers = await Promise.all([
      writer.run('users.create', mara),
      ...['a', 'b', 'c'].map((status) => writer.run('users.update', { id: mara.id, patch: { status } })),
    ]);
    expect(answers.slice(1).map((user) => user?.status)).toEqual(['a', 'b', 'c']);
    expect(userById(db, mara.id)?.status).toBe('c');
  });

  test('a refused write is undone alone: its neighbours in the commit are stored', async () => {
    const db = await tempDatabase();
    const writer = new Writer(createLocalCommitter(db));
    const [mara, tomas] = [userRow('Mara'), userRow('Tomas')];
    const outcomes = await Promise.allSettled([
      writer.run('users.create', mara),
      writer.run('users.create', userRow('Impostor', { emailKey: mara.emailKey })),
      writer.run('users.create', tomas),
    ]);
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(outcomes[1]).toMatchObject({ reason: { code: 'EMAIL_TAKEN' } });
    expect([userById(db, mara.id), userById(db, tomas.id), writer.commits]).toEqual([mara, tomas, 1]);
  });

  test('a write that breaks a reference half-way leaves nothing and is told as it is, not as an outage', async () => {
    const db = await tempDatabase();
    const writer = new Writer(createLocalCommitter(db));
    const mara = userRow('Mara');
    const start = { id: newId<ConversationId>(), by: mara.id, with: newId<UserId>(), at: 1 };
    const outcomes = await Promise.allSettled([
      writer.run('users.create', mara),
      writer.run('conversations.openDirect', start),
    ]);
    expect(outcomes).toMatchObject([{ status: 'fulfilled' }, { status: 'rejected', reason: { errcode: 787 } }]);
    expect(db.get('SELECT count(*) AS n FROM conversations')).toEqual({ n: 0 });
  });

  test('closing commits what waits, then refuses', async () => {
    const db = await tempDatabase();
    const writer = new Writer(createLocalCommitter(db));
    const users = crowd(300);
    const waiting = users.map((user) => writer.run('users.create', user));
    await writer.close();
    await Promise.all(waiting);
    expect(db.get('SELECT count(*) AS n FROM users')).toEqual({ n: 300 });
    await expect(writer.run('users.touch', { id: newId<UserId>(), at: 1 })).rejects.toMatchObject(unavailable);
  });
});
