import { getPerson, listPeople } from '@chatter/protocol/routes/people';
import { addUser, upTo } from '@chatter/store/contract/fixtures';
import type { UserRow } from '@chatter/store/users';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { callRoute, refuseRoute } from '../../test/call-route.ts';
import { goLive } from '../../test/go-live.ts';
import { type Account as Person, signUp, startTestServer, type TestServer } from '../../test/start-test-server.ts';

let server: TestServer;
let mara: Person;
let zoe: Person;

beforeAll(async () => {
  server = await startTestServer();
  mara = await signUp(server, 'Mara');
  zoe = await signUp(server, 'Zoë');
  await signUp(server, 'Samir');
});
afterAll(() => server.close());

let guests: UserRow[] | null = null;

/** Eight people whom nobody else in these tests is called like. */
const crowd = async (): Promise<UserRow[]> => {
  guests ??= await Promise.all(upTo(8).map((n) => addUser(server.context.store, `Guest ${n}`)));
  return guests;
};

const names = async (query: Record<string, string | number>) =>
  (await callRoute(server, mara, listPeople, { query })).people.map(({ displayName }) => displayName);

describe('the directory', () => {
  test('lists everybody but oneself by name, in pages', async () => {
    expect(await names({})).toEqual(['Samir', 'Zoë']);
    const first = await callRoute(server, mara, listPeople, { query: { limit: 1 } });
    expect(first.people.map(({ displayName }) => displayName)).toEqual(['Samir']);
    expect(await names({ limit: 1, after: String(first.next) })).toEqual(['Zoë']);
  });

  test('finds a name whatever its case and accents', async () => {
    expect(await names({ search: 'ZOE' })).toEqual(['Zoë']);
    expect(await names({ search: 'nobody' })).toEqual([]);
  });

  test('a cursor that nobody gave out is refused', async () => {
    const problem = await refuseRoute(server, mara, listPeople, { query: { after: 'made-up' } });
    expect(problem.code).toBe('VALIDATION_FAILED');
  });
});

describe('a profile', () => {
  test('case 24 tells what everybody may know, and no e-mail address', async () => {
    const { person } = await callRoute(server, mara, getPerson, { params: { userId: zoe.user.id } });
    expect(person).toMatchObject({ displayName: 'Zoë', online: false, status: null });
    const raw = await fetch(`${server.url}/api/people/${zoe.user.id}`, {
      headers: { authorization: `Bearer ${mara.accessToken}` },
    });
    expect(await raw.text()).not.toMatch(/@|hash|password|emailKey|nameKey/i);
  });

  test('of nobody is not found', async () => {
    const problem = await refuseRoute(server, mara, getPerson, { params: { userId: '0'.repeat(20) as never } });
    expect(problem.code).toBe('NOT_FOUND');
  });
});

describe('the order of the directory', () => {
  test('lists who is online first, then everybody else', async () => {
    const client = await goLive(server, zoe);
    expect(await names({})).toEqual(['Zoë', 'Samir']);
    expect(await names({ search: 's' })).toEqual(['Samir']);
    const { next } = await callRoute(server, mara, listPeople, { query: { limit: 1 } });
    expect(await names({ limit: 1, after: String(next) })).toEqual(['Samir']);
    client.close();
  });

  test.each([1, 2, 3, 5, 8])('pages of %i give everybody once, whoever comes and goes between them', async (limit) => {
    const all = await crowd();
    for (let seed = 1; seed <= 6; seed += 1) {
      const seen: string[] = [];
      let place: { after?: string } = {};
      for (let pages = 0; pages <= all.length; pages += 1) {
        const online = all.filter((_, at) => (at * 7 + pages * 5 + seed) % 3 === 0).map(({ id }) => id);
        vi.spyOn(server.context.presence, 'online').mockReturnValue(online);
        const { people, next } = await callRoute(server, mara, listPeople, {
          query: { search: 'guest', limit, ...place },
        });
        expect(people.length).toBeLessThanOrEqual(limit);
        if (pages === 0) expect(people.slice(0, online.length).every(({ id }) => online.includes(id))).toBe(true);
        seen.push(...people.map(({ id }) => id));
        if (next === null) break;
        place = { after: next };
      }
      expect([...seen].sort()).toEqual(all.map(({ id }) => id).sort());
    }
    vi.restoreAllMocks();
  });
});
