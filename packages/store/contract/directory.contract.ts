import type { UserId } from '@chatter/protocol/ids';
import { beforeAll, describe, expect, test } from 'vitest';
import { nameKey } from '../src/name-key.ts';
import type { UserRow } from '../src/users.ts';
import { addUser, allPages, expectRefusal, newId, type StoreFactory, useStore } from './fixtures.ts';

const names = [
  'Mara Lindqvist',
  'Márta Kovács',
  'Tomas Ångström',
  'Zoë Müller-Weiß',
  'Łukasz Maradona',
  'Наталья Ёлкина',
  'Александр Наумов',
  'أحمد مرسي',
  'नगोज़ी शर्मा',
  '山田 花子',
  '山田太郎',
  'さくらももこ',
  'ＭＡＲＡＴ Full',
  '🦊',
];

const byKey = (a: UserRow, b: UserRow): number => (`${a.nameKey}\0${a.id}` < `${b.nameKey}\0${b.id}` ? -1 : 1);

/** Rules U7–U10 of SPEC.md. */
export const directoryContract = (makeStore: StoreFactory) =>
  describe('directory', () => {
    const store = useStore(makeStore);
    const nobody = newId<UserId>();
    let people: UserRow[] = [];
    beforeAll(async () => {
      people = await Promise.all(names.map((name) => addUser(store(), name)));
    });

    const find = async (search: string, except = nobody): Promise<string[]> => {
      const page = await store().users.directory({ search: nameKey(search), except: [except], after: null, limit: 50 });
      return page.rows.map((user) => user.displayName);
    };

    test('U7 everybody is listed by name key, but for whoever asks', async () => {
      const sorted = [...people].sort(byKey);
      const page = await store().users.directory({
        search: '',
        except: [sorted[3]?.id ?? nobody],
        after: null,
        limit: 50,
      });
      expect(page).toEqual({ rows: sorted.filter((_, at) => at !== 3), next: null });
    });

    test.each([1, 3, 14])('U7 pages of %i give everybody once, in order', async (limit) => {
      const seen = await allPages(
        (after) => store().users.directory({ search: '', except: [nobody], after, limit }),
        limit,
      );
      expect(seen).toEqual([...people].sort(byKey));
    });

    test('U7 those who are excepted are left out of every page, and among some there is nobody else', async () => {
      const sorted = [...people].sort(byKey);
      const ids = (rows: readonly UserRow[]) => rows.map((user) => user.id);
      const [odd, even] = [1, 0].map((rest) => ids(sorted.filter((_, at) => at % 2 === rest))) as [UserId[], UserId[]];
      const { directory } = store().users;
      for (const query of [
        { search: '', except: odd },
        { search: '', except: [], among: even },
        { search: '', except: odd.slice(2), among: [...even, ...odd.slice(2), newId<UserId>()].reverse() },
      ]) {
        expect(ids(await allPages((after) => directory({ ...query, after, limit: 3 }), 3))).toEqual(even);
      }
      const maras = await directory({ search: 'mar', except: [], among: odd, after: null, limit: 50 });
      const named = (await find('mar')).filter((name) =>
        odd.some((id) => people.find((one) => one.id === id)?.displayName === name),
      );
      expect(maras.rows.map((user) => user.displayName)).toEqual(named);
      expect((await directory({ search: '', except: [], among: [], after: null, limit: 5 })).rows).toEqual([]);
    });

    test('U7 a search has pages too', async () => {
      const query = { search: 'mar', except: [nobody], limit: 2 };
      const first = await store().users.directory({ ...query, after: null });
      const second = await store().users.directory({ ...query, after: first.next });
      expect([...first.rows, ...second.rows].map((user) => user.displayName)).toEqual(await find('mar'));
      expect(second.next).toBeNull();
    });

    test('U7 a cursor that no page gave is refused', async () => {
      const query = { search: '', except: [nobody], limit: 5 };
      await expectRefusal(store().users.directory({ ...query, after: 'nonsense' }), 'VALIDATION_FAILED');
    });

    test.each([
      ['mar', ['Łukasz Maradona', 'Mara Lindqvist', 'ＭＡＲＡＴ Full', 'Márta Kovács']],
      ['MÁRT', ['Márta Kovács']],
      ['angstrom', ['Tomas Ångström']],
      ['weiss', ['Zoë Müller-Weiß']],
      ['ара', []],
      ['dona', []],
      ['елк', ['Наталья Ёлкина']],
      ['на', ['Александр Наумов', 'Наталья Ёлкина']],
      ['احم', ['أحمد مرسي']],
      ['नग', ['नगोज़ी शर्मा']],
      ['शर्मा', ['नगोज़ी शर्मा']],
    ])('U8 “%s” is the beginning of a word of %j', async (search, found) => {
      expect(await find(search)).toEqual(found);
    });

    test('U8 every word must be found, in any order', async () => {
      expect(await find('lin mara')).toEqual(['Mara Lindqvist']);
      expect(await find('mara kov')).toEqual([]);
    });

    test.each(['%', '_', '*', '"', "'", '\\', 'mara%', 'm_ra', 'm.ra', '(?i)mara'])(
      'U8 “%s” has no power of its own',
      async (search) => {
        expect((await store().users.directory({ search, except: [nobody], after: null, limit: 50 })).rows).toEqual([]);
      },
    );

    test.each([
      ['山田', ['山田 花子', '山田太郎']],
      ['太郎', ['山田太郎']],
      ['もも', ['さくらももこ']],
      ['山田 子', ['山田 花子']],
    ])('U9 “%s” is found anywhere in %j: the script has no spaces', async (search, found) => {
      expect((await find(search)).sort()).toEqual([...found].sort());
    });

    test('U10 a renamed person is found by the new name only, and whoever asks is left out', async () => {
      const before = await addUser(store(), 'Quentin Old');
      people.push({ ...before, displayName: 'Quentin New', nameKey: nameKey('Quentin New') });
      await store().users.update(before.id, { displayName: 'Quentin New', nameKey: nameKey('Quentin New') });
      expect(await find('quen old')).toEqual([]);
      expect(await find('quen new')).toEqual(['Quentin New']);
      expect(await find('quen new', before.id)).toEqual([]);
    });
  });
