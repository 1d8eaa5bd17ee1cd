import type { SessionId } from '@chatter/protocol/ids';
import { describe, expect, test } from 'vitest';
import type { SessionRow } from '../src/sessions.ts';
import { addPeople, addSession, newId, type StoreFactory, useStore } from './fixtures.ts';

const turn = (id: SessionId, generation: number, refreshHash: string) => ({
  id,
  generation,
  refreshHash,
  at: 5_000,
  expiresAt: 99_000,
});

/** Rules S1–S7 of SPEC.md. */
export const sessionsContract = (makeStore: StoreFactory) =>
  describe('sessions', () => {
    const store = useStore(makeStore);

    test('S1 a session is found until it ends, also when it has expired', async () => {
      const [mara] = await addPeople(store(), 'Mara');
      const session = await addSession(store(), mara, { remember: true, expiresAt: 1, previousHash: 'hash-0' });
      expect(await store().sessions.byId(session.id)).toEqual(session);
      expect(await store().sessions.byId(newId())).toBeNull();
    });

    test('S2 a rotation keeps the hash before it and moves the times', async () => {
      const [mara] = await addPeople(store(), 'Mara');
      const session = await addSession(store(), mara);
      const rotated = {
        ...session,
        generation: 2,
        refreshHash: 'hash-2',
        previousHash: 'hash-1',
        rotatedAt: 5_000,
        lastUsedAt: 5_000,
        expiresAt: 99_000,
      };
      expect(await store().sessions.rotate(turn(session.id, 1, 'hash-2'))).toEqual(rotated);
      expect(await store().sessions.byId(session.id)).toEqual(rotated);
    });

    test('S2 of ten tabs that rotate one generation at once, one wins', async () => {
      const [tomas] = await addPeople(store(), 'Tomas');
      const { id } = await addSession(store(), tomas);
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, tab) => store().sessions.rotate(turn(id, 1, `tab-${tab}`))),
      );
      const winners = answers.filter((answer) => answer !== null);
      expect(winners).toHaveLength(1);
      expect(await store().sessions.byId(id)).toEqual(winners[0]);
    });

    test('S2 a generation that is not the current one, or an ended session, is not rotated', async () => {
      const [tomas] = await addPeople(store(), 'Tomas');
      const session = await addSession(store(), tomas);
      expect(await store().sessions.rotate(turn(session.id, 0, 'old'))).toBeNull();
      expect(await store().sessions.rotate(turn(session.id, 2, 'early'))).toBeNull();
      expect(await store().sessions.byId(session.id)).toEqual(session);
      await store().sessions.end(session.id, tomas);
      expect(await store().sessions.rotate(turn(session.id, 1, 'late'))).toBeNull();
    });

    test('S3 the confirmed generation moves forward and never back', async () => {
      const [aiko] = await addPeople(store(), 'Aiko');
      const { id } = await addSession(store(), aiko, { generation: 9 });
      await Promise.all([3, 7, 5].map((generation) => store().sessions.confirm(id, generation)));
      await store().sessions.confirm(id, 2);
      expect((await store().sessions.byId(id))?.confirmedGeneration).toBe(7);
    });

    test('S4 only its owner ends a session, and once', async () => {
      const [jonas, lena] = await addPeople(store(), 'Jonas', 'Lena');
      const { id } = await addSession(store(), jonas);
      expect(await store().sessions.end(id, lena)).toBe(false);
      expect(await store().sessions.byId(id)).not.toBeNull();
      const answers = await Promise.all([1, 2, 3].map(() => store().sessions.end(id, jonas)));
      expect(answers.filter(Boolean)).toHaveLength(1);
      expect(await store().sessions.byId(id)).toBeNull();
    });

    test('S4 ending the others keeps one and tells which ended', async () => {
      const [jonas, lena] = await addPeople(store(), 'Jonas', 'Lena');
      const keep = await addSession(store(), jonas);
      const others = await Promise.all([1, 2, 3].map(() => addSession(store(), jonas)));
      const foreign = await addSession(store(), lena);
      const ended = await store().sessions.endOthers(jonas, keep.id);
      expect(ended.sort()).toEqual(others.map((session) => session.id).sort());
      expect(await store().sessions.ofUser(jonas, 2_000)).toEqual([keep]);
      expect(await store().sessions.byId(foreign.id)).toEqual(foreign);
      expect(await store().sessions.endOthers(jonas, keep.id)).toEqual([]);
    });

    test('S5 the devices of a person are those that have not expired, the last used first', async () => {
      const [samir, ngozi] = await addPeople(store(), 'Samir', 'Ngozi');
      const early = await addSession(store(), samir, { lastUsedAt: 100 });
      const late = await addSession(store(), samir, { lastUsedAt: 300 });
      const middle = await addSession(store(), samir, { lastUsedAt: 200 });
      await addSession(store(), samir, { lastUsedAt: 400, expiresAt: 50_000 });
      await addSession(store(), ngozi);
      expect(await store().sessions.ofUser(samir, 50_000)).toEqual([late, middle, early]);
    });

    test('S6 sessions are removed once they have expired', async () => {
      const [zoe] = await addPeople(store(), 'Zoë');
      const gone = await Promise.all([10, 20].map((expiresAt) => addSession(store(), zoe, { expiresAt })));
      const stays = await addSession(store(), zoe, { expiresAt: 21 });
      expect(await store().sessions.removeExpired(20)).toBeGreaterThanOrEqual(2);
      expect(await store().sessions.removeExpired(20)).toBe(0);
      for (const { id } of gone) expect(await store().sessions.byId(id)).toBeNull();
      expect(await store().sessions.byId(stays.id)).toEqual(stays);
    });

    const writes: Record<string, (session: SessionRow) => Promise<unknown>> = {
      rotated: ({ id }) => store().sessions.rotate(turn(id, 1, 'hash-2')),
      confirmed: ({ id }) => store().sessions.confirm(id, 1),
      ended: ({ id, userId }) => store().sessions.end(id, userId),
      'ended from another device': ({ userId }) => store().sessions.endOthers(userId, newId()),
      'removed when it expired': ({ expiresAt }) => store().sessions.removeExpired(expiresAt),
      'ended by a new password': ({ userId }) =>
        store().users.setPassword({ id: userId, passwordHash: 'new', keep: newId(), at: 9 }),
    };
    for (const [how, write] of Object.entries(writes)) {
      test(`S7 a session that was read, and read while it was ${how}, is not found as it was`, async () => {
        const [ngozi] = await addPeople(store(), 'Ngozi');
        const session = await addSession(store(), ngozi, { confirmedGeneration: 0, expiresAt: 30 });
        expect(await store().sessions.byId(session.id)).toEqual(session);
        await Promise.all([write(session), store().sessions.byId(session.id)]);
        expect(await store().sessions.byId(session.id)).not.toEqual(session);
      });
    }
  });
