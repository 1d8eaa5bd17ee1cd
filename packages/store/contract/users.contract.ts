import type { PictureId } from '@chatter/protocol/ids';
import { describe, expect, test } from 'vitest';
import { nameKey } from '../src/name-key.ts';
import {
  addPeople,
  addSession,
  addUser,
  expectRefusal,
  newId,
  type StoreFactory,
  userRow,
  useStore,
} from './fixtures.ts';

/** Rules U1–U6 of SPEC.md. */
export const usersContract = (makeStore: StoreFactory) =>
  describe('users', () => {
    const store = useStore(makeStore);

    test('U1 a created account is found by id and by e-mail key, as it was written', async () => {
      const zoe = userRow('Zoë', { status: '🌧 away', avatar: newId<PictureId>(), lastSeenAt: 5 });
      await store().users.create(zoe);
      expect(await store().users.byId(zoe.id)).toEqual(zoe);
      expect(await store().users.byEmailKey(zoe.emailKey)).toEqual(zoe);
    });

    test('U1 an account that is not there is null', async () => {
      expect(await store().users.byId(newId())).toBeNull();
      expect(await store().users.byEmailKey('nobody@example.org')).toBeNull();
    });

    test('U2 an e-mail key that belongs to somebody is refused, and the account stays as it was', async () => {
      const mara = await addUser(store(), 'Mara');
      await expectRefusal(store().users.create(userRow('Tomas', { emailKey: mara.emailKey })), 'EMAIL_TAKEN');
      expect(await store().users.byEmailKey(mara.emailKey)).toEqual(mara);
    });

    test('U2 of ten sign-ups with one e-mail key at once, one wins', async () => {
      const rivals = Array.from({ length: 10 }, () => userRow('Samir', { emailKey: 'samir-race@example.org' }));
      const outcomes = await Promise.allSettled(rivals.map((rival) => store().users.create(rival)));
      const winners = rivals.filter((_, at) => outcomes[at]?.status === 'fulfilled');
      expect(winners).toHaveLength(1);
      expect(await store().users.byEmailKey('samir-race@example.org')).toEqual(winners[0]);
      expect(await store().users.byIds(rivals.map((rival) => rival.id))).toEqual(winners);
    });

    test('U3 many are read at once; those that are not there are left out, and twice asked is once answered', async () => {
      const [mara, tomas] = await addPeople(store(), 'Mara', 'Tomas');
      const found = await store().users.byIds([mara, newId(), tomas, mara]);
      expect(found.map((user) => user.id).sort()).toEqual([mara, tomas].sort());
      expect(await store().users.byIds([])).toEqual([]);
    });

    test('U4 a patch changes what it names and nothing else', async () => {
      const aiko = await addUser(store(), 'Aiko', { status: 'busy' });
      const avatar = newId<PictureId>();
      expect(await store().users.update(aiko.id, { avatar })).toEqual({ ...aiko, avatar });
      const renamed = { displayName: 'Aiko K.', nameKey: nameKey('Aiko K.'), status: null };
      expect(await store().users.update(aiko.id, renamed)).toEqual({ ...aiko, avatar, ...renamed });
      expect(await store().users.byId(aiko.id)).toEqual({ ...aiko, avatar, ...renamed });
    });

    test('U4 patches of different fields at once are all kept', async () => {
      const aiko = await addUser(store(), 'Aiko');
      const avatar = newId<PictureId>();
      await Promise.all([
        store().users.update(aiko.id, { status: 'here' }),
        store().users.update(aiko.id, { avatar }),
        store().users.update(aiko.id, { displayName: 'Aiko 2' }),
      ]);
      expect(await store().users.byId(aiko.id)).toEqual({ ...aiko, status: 'here', avatar, displayName: 'Aiko 2' });
    });

    test('U4 a patch of nobody is null', async () => {
      expect(await store().users.update(newId(), { status: 'hello' })).toBeNull();
    });

    test('U5 a new password ends every session of the person but the one to keep, and nobody else’s', async () => {
      const [lena, ngozi] = await addPeople(store(), 'Lena', 'Ngozi');
      const [keep, phone, tablet] = await Promise.all([1, 2, 3].map(() => addSession(store(), lena)));
      const other = await addSession(store(), ngozi);
      const ended = await store().users.setPassword({
        id: lena,
        passwordHash: 'new',
        keep: keep?.id ?? newId(),
        at: 9,
      });
      expect(ended.sort()).toEqual([phone?.id, tablet?.id].sort());
      expect((await store().users.byId(lena))?.passwordHash).toBe('new');
      expect(await store().sessions.ofUser(lena, 2_000)).toEqual([keep]);
      expect(await store().sessions.byId(other.id)).toEqual(other);
    });

    test('U6 last seen moves forward and never back', async () => {
      const jonas = await addUser(store(), 'Jonas');
      await store().users.touch(jonas.id, 500);
      await Promise.all([700, 600, 400].map((at) => store().users.touch(jonas.id, at)));
      expect((await store().users.byId(jonas.id))?.lastSeenAt).toBe(700);
    });
  });
