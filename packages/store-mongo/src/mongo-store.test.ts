import type { UserId } from '@chatter/protocol/ids';
import { addPeople, addSession, append, createGroup, newId, userRow } from '@chatter/store/contract/fixtures';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mongoUrl, tempDatabase } from '../test/temp-mongo.ts';
import { connect } from './connect.ts';
import { type Migration, migrate, schemaVersion } from './migrate.ts';
import { migrations } from './migrations.ts';
import { createModels, type Models } from './models.ts';
import type { MongoStore } from './mongo-store.ts';

describe.skipIf(mongoUrl === undefined)('the store on MongoDB', { timeout: 60_000 }, () => {
  const database = tempDatabase();
  let store: MongoStore;
  let models: Models;
  beforeAll(async () => {
    store = await database.open();
    models = createModels(await connect({ url: mongoUrl ?? '', database: database.database }));
  }, 60_000);
  afterAll(async () => {
    await models.meta.db.close();
    await database.remove();
  }, 60_000);

  test('what was stored is there for another node, and after all were closed', async () => {
    const [mara, tomas] = await addPeople(store, 'Mara', 'Tomas');
    const { id } = await createGroup(store, mara, tomas);
    await append(store, id, mara);
    const other = await database.open();
    expect(await other.conversations.view(id, tomas)).toEqual(await store.conversations.view(id, tomas));
    await other.close();
  });

  test.each([{ $ne: null }, { $gt: '' }, { $regex: '.*' }, { $where: 'true' }])(
    'case 34 an operator in place of an id (%j) finds nobody and changes nothing',
    async (operator) => {
      const [mara] = await addPeople(store, 'Mara');
      const session = await addSession(store, mara);
      const id = operator as unknown as UserId;
      const outcomes = await Promise.allSettled([
        store.users.byId(id),
        store.users.byEmailKey(operator as unknown as string),
        store.users.update(id, { status: 'taken over' }),
        store.sessions.byId(operator as unknown as typeof session.id),
        store.sessions.end(session.id, id),
        store.conversations.idsOf(id),
      ]);
      for (const outcome of outcomes) if (outcome.status === 'fulfilled') expect(outcome.value || null).toBeNull();
      expect((await store.users.byId(mara))?.status).toBeNull();
      expect(await store.sessions.byId(session.id)).toEqual(session);
    },
  );

  test('a row that is not of the schema is refused, whoever writes it', async () => {
    const wrong = { ...userRow('Zoë'), createdAt: 'yesterday' as unknown as number };
    await expect(store.users.create(wrong)).rejects.toThrow(/createdAt/);
    const { id, ...more } = userRow('Zoë');
    await expect(store.users.create({ id, ...more, isAdmin: true } as never)).rejects.toThrow(/isAdmin/);
    expect(await store.users.byId(id)).toBeNull();
    const [mara] = await addPeople(store, 'Mara');
    const group = await createGroup(store, mara);
    const timeless = append(store, group.id, mara, { at: Number.NaN });
    const [refused, sent] = await Promise.allSettled([timeless, append(store, group.id, mara)]);
    expect([refused.status, sent.status]).toEqual(['rejected', 'fulfilled']);
    expect(await store.conversations.byId(group.id)).toMatchObject({ lastSeq: 2 });
  });

  test('U5 a session that a change of the password did not live to remove has ended all the same', async () => {
    const [mara] = await addPeople(store, 'Mara');
    const [kept, other] = [await addSession(store, mara), await addSession(store, mara)];
    await models.users.updateOne({ _id: mara }, { $set: { keptSession: kept.id }, $inc: { passwordRev: 1 } });
    expect(await store.sessions.byId(other.id)).toBeNull();
    expect(
      await store.sessions.rotate({ id: other.id, generation: 1, refreshHash: 'h', at: 1, expiresAt: 2 }),
    ).toBeNull();
    expect(await store.sessions.ofUser(mara, 2_000)).toEqual([kept]);
  });

  describe('migrations', () => {
    const newest = migrations.length;
    const next = (run: Migration['run']): Migration[] => [...migrations, { id: newest + 1, name: 'next', run }];

    test('ids count from one without a hole, and all have run', async () => {
      expect(migrations.map((migration) => migration.id)).toEqual(migrations.map((_, at) => at + 1));
      expect(await schemaVersion(models)).toBe(newest);
    });

    test('case 64 a step that is interrupted is not recorded, and the next start runs it again', async () => {
      const mara = newId<UserId>();
      const half = next(async () => {
        await store.users.create(userRow('Half', { id: mara }));
        throw new Error('the process ended');
      });
      await expect(migrate(models, half)).rejects.toThrow(`could not be brought to schema ${newest + 1} (next)`);
      expect(await schemaVersion(models)).toBe(newest);
      const again = next(async () => void (await store.users.update(mara, { displayName: 'Whole' })));
      await Promise.all([migrate(models, again), migrate(models, again)]);
      expect([await schemaVersion(models), (await store.users.byId(mara))?.displayName]).toEqual([newest + 1, 'Whole']);
    });

    test('a database from the future is refused with a sentence', async () => {
      await models.meta.updateOne({ _id: 'schema' }, { $set: { number: newest + 9 } });
      await expect(database.open()).rejects.toThrow(`written by a newer Chatter (schema ${newest + 9}`);
      await models.meta.updateOne({ _id: 'schema' }, { $set: { number: newest } });
      await (await database.open()).close();
    });

    test('every index that the schemas name is there', async () => {
      for (const model of Object.values(models)) {
        const named = model.schema.indexes().map(([, options]) => options.name);
        const there = (await model.collection.indexes()).map((index) => index.name);
        expect(there.sort()).toEqual(['_id_', ...named].sort());
      }
    });
  });
});
