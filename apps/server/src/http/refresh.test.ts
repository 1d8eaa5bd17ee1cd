import { limits } from '@chatter/protocol/limits';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { api, cookieOf } from '../../test/api.ts';
import { goLive } from '../../test/go-live.ts';
import { signInAgain, signUp } from '../../test/sign-up.ts';
import { type Account, startTestServer, type TestServer } from '../../test/start-test-server.ts';

let server: TestServer;
let owner: Account;
let mara: Account;

beforeAll(async () => {
  server = await startTestServer();
  owner = await signUp(server, 'mara');
});
afterAll(() => server.close());
beforeEach(async () => {
  mara = await signInAgain(server, owner);
});

const refresh = async (cookie: string) => {
  const answer = await api(server, null, 'POST', '/api/refresh', undefined, { cookie });
  const { accessToken = '', code } = (answer.body ?? {}) as { accessToken?: string; code?: string };
  return { answer, cookie: cookieOf(answer), accessToken, code, status: answer.status };
};
const isSignedIn = async (accessToken: string) => (await api(server, { accessToken }, 'GET', '/api/me')).status === 200;

describe('the cookie', () => {
  const setCookieOf = async (remember: boolean, headers: Record<string, string> = {}) => {
    const body = { email: owner.email, password: owner.password, remember };
    return (await api(server, null, 'POST', '/api/signin', body, headers)).headers.getSetCookie().join();
  };

  test('is out of reach of scripts and other sites, and goes with the browser', async () => {
    expect(await setCookieOf(false)).toMatch(/^jwt=[^;]+; Path=\/api; HttpOnly; SameSite=Lax$/);
  });

  test('stays for 30 days when one asks to be remembered', async () => {
    expect(await setCookieOf(true)).toMatch(/; Max-Age=2592000; .*HttpOnly; SameSite=Lax$/);
  });

  test('is stored as a hash only', async () => {
    const row = await server.context.store.sessions.byId(mara.sessionId);
    expect(JSON.stringify(row)).not.toContain(mara.cookie.split('.').at(-1));
  });
});

describe('the rotation', () => {
  test('gives a new cookie and a new access token each time', async () => {
    const first = await refresh(mara.cookie);
    const second = await refresh(first.cookie);
    expect(new Set([mara.cookie, first.cookie, second.cookie]).size).toBe(3);
    expect(await isSignedIn(second.accessToken)).toBe(true);
  });

  test('case 7 two tabs at once both stay signed in, with the same cookie', async () => {
    const tabs = await Promise.all(Array.from({ length: 6 }, () => refresh(mara.cookie)));
    expect(new Set(tabs.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(tabs.map(({ cookie }) => cookie)).size).toBe(1);
    for (const { accessToken } of tabs) expect(await isSignedIn(accessToken)).toBe(true);
  });

  test('case 7 a repeat within the grace gives the same cookie again, even after the new one was seen', async () => {
    const first = await refresh(mara.cookie);
    expect(await isSignedIn(first.accessToken)).toBe(true);
    server.clock.advance(limits.refreshGraceMs);
    expect((await refresh(mara.cookie)).cookie).toBe(first.cookie);
  });

  test('case 7 a lost answer signs nobody out, however much later the device comes back', async () => {
    const lost = await refresh(mara.cookie);
    server.clock.advance(20 * 3_600_000);
    const again = await refresh(mara.cookie);
    expect(again).toMatchObject({ status: 200, cookie: lost.cookie });
    expect((await refresh(again.cookie)).status).toBe(200);
  });

  test('case 7 a stolen old cookie ends the session for everybody, and its sockets hear why', async () => {
    const other = await signInAgain(server, owner);
    const first = await refresh(mara.cookie);
    const live = await goLive(server, first);
    server.clock.advance(limits.refreshGraceMs + 1);
    const thief = await refresh(mara.cookie);
    expect(thief).toMatchObject({ status: 401, code: 'SESSION_ENDED' });
    expect(thief.answer.headers.getSetCookie().join()).toMatch(/^jwt=;/);
    expect(await live.next('session:ended')).toEqual({ reason: 'refresh-reused' });
    expect(await isSignedIn(first.accessToken)).toBe(false);
    expect((await refresh(first.cookie)).code).toBe('SESSION_ENDED');
    expect(await isSignedIn(other.accessToken)).toBe(true);
  });

  test('case 7 a refresh by the new cookie counts as having been seen, too', async () => {
    const first = await refresh(mara.cookie);
    const second = await refresh(first.cookie);
    expect(await isSignedIn(second.accessToken)).toBe(true);
    server.clock.advance(limits.refreshGraceMs + 1);
    expect((await refresh(first.cookie)).code).toBe('SESSION_ENDED');
    expect((await refresh(second.cookie)).code).toBe('SESSION_ENDED');
  });

  test('case 7 a cookie older than the one before ends the session at once, within the grace too', async () => {
    const first = await refresh(mara.cookie);
    const second = await refresh(first.cookie);
    expect((await refresh(mara.cookie)).code).toBe('SESSION_ENDED');
    expect((await refresh(second.cookie)).code).toBe('SESSION_ENDED');
  });

  test.each([
    ['a wrong secret', (cookie: string) => cookie.replace(/.{43}$/, 'A'.repeat(43))],
    ['a generation to come', (cookie: string) => cookie.replace('.1.', '.9.')],
    ['words', () => 'jwt=words'],
    ['an access token', () => `jwt=${mara.accessToken}`],
  ])('%s is refused and ends no session', async (_what, forge) => {
    expect(await refresh(forge(mara.cookie))).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
    expect((await refresh(mara.cookie)).status).toBe(200);
  });

  test('a forged cookie of an old generation ends no session', async () => {
    const second = await refresh((await refresh(mara.cookie)).cookie);
    const forged = mara.cookie.replace(/.{43}$/, 'A'.repeat(43));
    expect((await refresh(forged)).code).toBe('UNAUTHENTICATED');
    expect((await refresh(second.cookie)).status).toBe(200);
  });

  test('without a cookie there is nothing to refresh', async () => {
    expect((await refresh('')).code).toBe('UNAUTHENTICATED');
  });
});

describe('a session', () => {
  test.each([
    [false, limits.sessionMs],
    [true, limits.rememberedSessionMs],
  ])('remembered: %s, lives on while it is used, and ends after its time without use', async (remember, lifeMs) => {
    const device = await signInAgain(server, owner, { remember });
    server.clock.advance(lifeMs - 1);
    const used = await refresh(device.cookie);
    server.clock.advance(lifeMs - 1);
    const again = await refresh(used.cookie);
    expect(again.status).toBe(200);
    server.clock.advance(lifeMs);
    expect((await refresh(again.cookie)).code).toBe('SESSION_ENDED');
    expect(await isSignedIn(again.accessToken)).toBe(false);
  });
});
