import { describe, expect, test } from 'vitest';
import { type Archive, type ArchiveKind, archiveKinds, batchesOf, lineOf } from '../src/archive.ts';
import type { Store } from '../src/store.ts';
import {
  addPeople,
  addPicture,
  addSession,
  append,
  appendMany,
  createGroup,
  line,
  openDirect,
  tick,
} from './fixtures.ts';

/** A place that is opened now as a store, now as an archive, never both; `remove` leaves nothing. */
export interface ArchivePlaceUnderTest {
  openStore(): Promise<Store>;
  openArchive(): Promise<Archive>;
  remove(): Promise<void>;
}

const linesOf = async (archive: Archive, kind: ArchiveKind): Promise<string[]> => {
  const lines: string[] = [];
  for await (const { rows } of batchesOf(archive, kind, { after: null, limit: 3 })) {
    lines.push(...rows.map((row) => lineOf(kind, row)));
  }
  return lines;
};

const everything = async (archive: Archive): Promise<Record<string, string[]>> =>
  Object.fromEntries(
    await Promise.all(archiveKinds.map(async (kind) => [kind, await linesOf(archive, kind)] as const)),
  );

const copy = async (from: Archive, to: Archive, limit = 4): Promise<void> => {
  for (const kind of archiveKinds) {
    for await (const { rows } of batchesOf(from, kind, { after: null, limit })) await to.write(kind, rows);
  }
};

/** People who talk, read, leave and come back, with pictures and sessions. */
const live = async (store: Store) => {
  const [mara, tomas, aiko] = await addPeople(store, 'Mara', 'Tomás Ünal', '愛子');
  await addSession(store, mara, { remember: true });
  await addSession(store, tomas, { previousHash: 'hash-0' });
  const group = await createGroup(store, mara, tomas, aiko);
  const direct = await openDirect(store, tomas, mara);
  const silent = await openDirect(store, aiko, mara);
  await appendMany(store, group.id, tomas, 7);
  const photo = await addPicture(store, mara);
  await append(store, group.id, mara, { photoIds: [photo.id] });
  const picture = (await addPicture(store, mara, { kind: 'group' })).id;
  await store.conversations.setPicture({ id: group.id, picture, line: line(mara) });
  await store.users.update(mara, { status: 'At sea', avatar: (await addPicture(store, mara, { kind: 'avatar' })).id });
  await store.conversations.mark({ id: group.id, userId: aiko, deliveredSeq: 5, readSeq: 3, at: tick() });
  await store.conversations.mark({ id: group.id, userId: tomas, deliveredSeq: 99, readSeq: 9, at: tick() });
  await store.conversations.removeMember({ id: group.id, userId: aiko, line: line(aiko) });
  await append(store, direct.id, tomas, {});
  return { people: [mara, tomas, aiko], conversations: [group.id, direct.id, silent.id] };
};

const seenBy = async (store: Store, { people, conversations }: Awaited<ReturnType<typeof live>>) =>
  Promise.all(
    people.map(async (userId) => ({
      list: await store.conversations.list({ userId, before: null, limit: 50 }),
      views: await Promise.all(conversations.map((id) => store.conversations.view(id, userId))),
      receipts: await Promise.all(
        conversations.map((id) => store.conversations.receiptsOf({ id, seq: 2, after: null, limit: 50 })),
      ),
      sessions: await store.sessions.ofUser(userId, 0),
      found: (await store.users.directory({ search: 'to', except: [], after: null, limit: 9 })).rows,
    })),
  );

/**
 * Rules A1–A5 of SPEC.md, for rows that travel from one make of store to the same or another.
 * @example archiveContract('SQLite to MongoDB', makeSqlitePlace, makeMongoPlace);
 */
export const archiveContract = (
  name: string,
  makeSource: () => Promise<ArchivePlaceUnderTest>,
  makeTarget: () => Promise<ArchivePlaceUnderTest>,
) =>
  describe(`the contract of archives, ${name}`, () => {
    const withMoved = async (
      work: (places: {
        source: ArchivePlaceUnderTest;
        target: ArchivePlaceUnderTest;
        seen: unknown;
        cast: Awaited<ReturnType<typeof live>>;
        position: string;
      }) => Promise<void>,
    ): Promise<void> => {
      const [source, target] = await Promise.all([makeSource(), makeTarget()]);
      try {
        const store = await source.openStore();
        const cast = await live(store);
        const seen = await seenBy(store, cast);
        const userId = cast.people[0] as never;
        const { position } = await store.conversations.sync({ userId, since: null, limit: 5 });
        await store.close();
        const [from, to] = [await source.openArchive(), await target.openArchive()];
        expect([await from.state(), await to.state()]).toEqual(['whole', 'empty']);
        await copy(from, to);
        expect(await to.state()).toBe('unfinished');
        // Once more, as after a copy that was cut off.
        await copy(from, to, 3);
        await to.finish();
        expect(await to.state()).toBe('whole');
        await Promise.all([from.close(), to.close()]);
        await work({ source, target, seen, cast, position });
      } finally {
        await Promise.all([source.remove(), target.remove()]);
      }
    };

    test('A1 A2 every row is the same on the other side, by its line and in the same order', () =>
      withMoved(async ({ source, target }) => {
        const [from, to] = [await source.openArchive(), await target.openArchive()];
        const [before, after] = [await everything(from), await everything(to)];
        for (const kind of archiveKinds) {
          expect(before[kind]?.length).toBeGreaterThan(0);
          expect(after[kind]).toEqual(before[kind]);
          expect(await to.count(kind)).toBe(before[kind]?.length);
          expect(await from.count(kind)).toBe(before[kind]?.length);
        }
        await Promise.all([from.close(), to.close()]);
      }));

    test('A3 people see the same, down to unread numbers and times of receipts', () =>
      withMoved(async ({ target, seen, cast }) => {
        const store = await target.openStore();
        expect(await seenBy(store, cast)).toEqual(seen);
        await store.close();
      }));

    test('A4 the store goes on: messages, marks, sessions and members as if nothing had been', () =>
      withMoved(async ({ target, cast }) => {
        const store = await target.openStore();
        const [mara, tomas, aiko] = cast.people as [never, never, never];
        const [group] = cast.conversations as [never];
        const last = (await store.conversations.byId(group))?.lastSeq ?? 0;
        expect(await append(store, group, tomas)).toMatchObject({ seq: last + 1 });
        expect(await store.conversations.view(group, mara)).toMatchObject({ unread: expect.any(Number) });
        const came = await store.conversations.addMembers({ id: group, userIds: [aiko], limit: 9, line: line(mara) });
        expect(came.line).toMatchObject({ seq: last + 2 });
        await store.conversations.mark({ id: group, userId: mara, deliveredSeq: 99, readSeq: 99, at: tick() });
        expect(await store.conversations.view(group, mara)).toMatchObject({ unread: 0 });
        const [session] = await store.sessions.ofUser(mara, 0);
        const change = { id: session?.id as never, generation: 1, refreshHash: 'next', at: 5, expiresAt: 9 };
        expect(await store.sessions.rotate(change)).toMatchObject({ generation: 2 });
        expect((await openDirect(store, mara, tomas)).id).toBe(cast.conversations[1]);
        await store.close();
      }));

    test('A5 C29 a position of the source means nothing to the target', () =>
      withMoved(async ({ target, cast, position }) => {
        const store = await target.openStore();
        const userId = cast.people[0] as never;
        const ask = (since: string | null) => store.conversations.sync({ userId, since, limit: 5 });
        expect(await ask(position)).toMatchObject({ known: false });
        const now = await ask(null);
        expect(await ask(now.position)).toMatchObject({ known: true, complete: true, views: [], gone: [] });
        await append(store, cast.conversations[0] as never, userId);
        expect((await ask(now.position)).views).toHaveLength(1);
        await store.close();
      }));

    test('A5 no store opens on what was written by half', async () => {
      const [source, target] = await Promise.all([makeSource(), makeTarget()]);
      const store = await source.openStore();
      await live(store);
      await store.close();
      const [from, to] = [await source.openArchive(), await target.openArchive()];
      await to.write('users', await from.read('users', null, 2));
      await Promise.all([from.close(), to.close()]);
      await expect(target.openStore()).rejects.toThrow('was cut off; run it again');
      await Promise.all([source.remove(), target.remove()]);
    });
  });
