import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { goLive } from '../../test/go-live.ts';
import { signInAgain, testPassword } from '../../test/sign-up.ts';
import { api, signUp, startTestServer, type TestServer } from '../../test/start-test-server.ts';
import { createPasswordHasher } from '../domain/accounts/password-hasher.ts';

let server: TestServer;
const verified: (string | null)[] = [];

beforeAll(async () => {
  const hasher = createPasswordHasher();
  server = await startTestServer({
    passwords: {
      hash: hasher.hash,
      verify: (hash, password) => {
        verified.push(hash);
        return hasher.verify(hash, password);
      },
    },
  });
});
afterAll(() => server.close());

const person = (email: string) => ({ email, password: testPassword, displayName: 'Aiko' });
const post = (path: string, body: unknown, headers?: Record<string, string>) =>
  api(server, null, 'POST', path, body, headers);

describe('signing up', () => {
  test('gives the user, an access token that works, and the cookie, and tells no secret', async () => {
    const answer = await post('/api/signup', { ...person('Aiko@Chatter.example '), displayName: '  Aiko   Mori ' });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      user: { email: 'Aiko@Chatter.example', displayName: 'Aiko Mori', avatar: null, status: null, online: false },
      accessTokenExpiresAt: server.clock.now() + 15 * 60_000,
    });
    expect(JSON.stringify(answer.body)).not.toMatch(/argon2|Hash|emailKey/);
    const { accessToken } = answer.body as { accessToken: string };
    expect(await api(server, { accessToken }, 'GET', '/api/me')).toMatchObject({ status: 200 });
  });

  test('with a known e-mail address is refused, whatever its case', async () => {
    await signUp(server, 'jonas');
    const answer = await post('/api/signup', person('JONAS@chatter.EXAMPLE'));
    expect(answer).toMatchObject({ status: 409, body: { code: 'EMAIL_TAKEN' } });
  });

  test('twice at the same instant makes one account', async () => {
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => post('/api/signup', person('two@chatter.example'))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
  });

  test('with a common password is refused with the reason', async () => {
    const answer = await post('/api/signup', { ...person('p@chatter.example'), password: 'password123' });
    expect(answer).toMatchObject({ status: 422, body: { code: 'PASSWORD_TOO_COMMON', details: { reason: 'common' } } });
  });

  test.each([
    ['case 1 an operator as e-mail', { email: { $ne: null } }],
    ['case 2 an array as password', { password: ['a', 'b'] }],
    ['case 2 a number as password', { password: 12_345_678 }],
    ['case 2 an endless password', { password: 'x'.repeat(5_000) }],
    ['case 2 a null byte in the e-mail', { email: 'a\u0000@chatter.example' }],
    ['a short password', { password: 'short12' }],
    ['an address that is none', { email: 'not an address' }],
    ['an empty name', { displayName: ' \n ' }],
    ['case 28 a name with control characters', { displayName: 'a\u0007b' }],
    ['case 21 a chosen id', { _id: '1' }],
    ['case 21 a chosen role', { role: 'owner' }],
    ['case 21 a chosen time', { createdAt: 0 }],
  ])('%s is refused and the value is not told', async (_what, odd) => {
    const answer = await post('/api/signup', { ...person('odd@chatter.example'), ...odd });
    expect(answer).toMatchObject({ status: 400, body: { code: 'VALIDATION_FAILED' } });
    expect(JSON.stringify(answer.body)).not.toMatch(/xxxx|\$ne|chatter\.example/);
  });

  test('case 32 a polluting key is refused and pollutes nothing', async () => {
    for (const key of ['__proto__', 'constructor', 'prototype']) {
      const text = JSON.stringify(person('odd@chatter.example')).replace('{', `{"${key}":{"polluted":true},`);
      const response = await fetch(`${server.url}/api/signup`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: text,
      });
      expect(response.status).toBe(400);
      const form = new FormData();
      for (const [name, value] of Object.entries(person('odd@chatter.example'))) form.append(name, value);
      form.append(`${key}[polluted]`, 'true');
      expect((await api(server, null, 'POST', '/api/signup', form)).status).toBe(400);
    }
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

describe('signing in', () => {
  test('works with the address in any case and starts a new session', async () => {
    const lena = await signUp(server, 'lena');
    const again = await signInAgain(server, { ...lena, email: 'LENA@chatter.example' });
    expect(again.user).toEqual(lena.user);
    expect(again.sessionId).not.toBe(lena.sessionId);
  });

  test('case 10 a cookie or token that was there before has no part in the new session', async () => {
    const samir = await signUp(server, 'samir');
    const body = { email: samir.email, password: samir.password };
    const answer = await post('/api/signin', body, {
      cookie: samir.cookie,
      authorization: `Bearer ${samir.accessToken}`,
    });
    expect(answer.body).not.toMatchObject({ sessionId: samir.sessionId });
    expect(answer.headers.getSetCookie().join()).not.toContain(samir.sessionId);
  });

  test('case 9 an unknown address and a wrong password have the same answer and cost the same work', async () => {
    const tomas = await signUp(server, 'tomas');
    const tryOnce = async (email: string) => {
      verified.length = 0;
      const answer = await post('/api/signin', { email, password: 'wrong password' });
      const { requestId: _, ...body } = answer.body as Record<string, unknown>;
      const headers = [...answer.headers.keys()].sort();
      return { status: answer.status, body, headers, verifications: verified.length };
    };
    const wrong = await tryOnce(tomas.email);
    expect(wrong).toMatchObject({ status: 401, body: { code: 'SIGNIN_FAILED' }, verifications: 1 });
    expect(await tryOnce('nobody@chatter.example')).toEqual(wrong);
    expect(verified).toEqual([null]);
  });

  test('the account that is not there cannot be entered by any password', async () => {
    const answers = await Promise.all(
      ['', ' ', 'null', testPassword].map((password) => createPasswordHasher().verify(null, password)),
    );
    expect(answers).toEqual([false, false, false, false]);
  });

  test('case 1 operators in the body are refused before anything is looked up', async () => {
    verified.length = 0;
    const answer = await post('/api/signin', { email: { $ne: null }, password: { $gt: '' } });
    expect(answer).toMatchObject({ status: 400, body: { code: 'VALIDATION_FAILED' } });
    expect(verified).toEqual([]);
  });
});

describe('signing out', () => {
  test('D9 ends the session, its access token and its sockets at once, clears the cookie, and moves lastSeen', async () => {
    const mara = await signUp(server, 'mara');
    const live = await goLive(server, mara);
    server.clock.advance(5_000);
    const answer = await api(server, mara, 'DELETE', '/api/signout');
    expect(answer).toMatchObject({ status: 204, body: undefined });
    expect(answer.headers.getSetCookie().join()).toMatch(/^jwt=;.*Expires=Thu, 01 Jan 1970/);
    expect(await live.next('session:ended')).toEqual({ reason: 'signed-out' });
    await live.closed();
    expect(await api(server, mara, 'GET', '/api/me')).toMatchObject({ status: 401, body: { code: 'SESSION_ENDED' } });
    const refreshed = await api(server, null, 'POST', '/api/refresh', undefined, { cookie: mara.cookie });
    expect(refreshed).toMatchObject({ status: 401, body: { code: 'SESSION_ENDED' } });
    const row = await server.context.store.users.byId(mara.user.id);
    expect(row?.lastSeenAt).toBe(server.clock.now());
  });

  test('works by the cookie alone, with a body, and leaves other devices signed in', async () => {
    const here = await signUp(server, 'ngozi');
    const there = await signInAgain(server, here);
    const answer = await api(server, null, 'DELETE', '/api/signout', { _id: here.user.id }, { cookie: here.cookie });
    expect(answer.status).toBe(204);
    expect((await api(server, here, 'GET', '/api/me')).status).toBe(401);
    expect((await api(server, there, 'GET', '/api/me')).status).toBe(200);
  });

  test.each(['body', 'query'])("case 17 with another's _id in the %s is refused and changes nothing", async (place) => {
    const zoe = await signUp(server, `zoe${place}`);
    const other = await signUp(server, `other${place}`);
    const body = place === 'body' ? { _id: other.user.id } : undefined;
    const path = place === 'query' ? `/api/signout?_id=${other.user.id}` : '/api/signout';
    const answer = await api(server, zoe, 'DELETE', path, body);
    expect(answer).toMatchObject({ status: 403, body: { code: 'NOT_ALLOWED' } });
    expect((await api(server, zoe, 'GET', '/api/me')).status).toBe(200);
    expect((await api(server, other, 'GET', '/api/me')).status).toBe(200);
  });

  test('of nobody is refused', async () => {
    expect(await api(server, null, 'DELETE', '/api/signout')).toMatchObject({ body: { code: 'UNAUTHENTICATED' } });
  });
});
