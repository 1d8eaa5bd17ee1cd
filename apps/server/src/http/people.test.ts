import { getPerson, listPeople } from '@chatter/protocol/routes/people';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callRoute, refuseRoute } from '../../test/call-route.ts';
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
