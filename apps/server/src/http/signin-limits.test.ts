import { afterEach, describe, expect, test } from 'vitest';
import { api, signUp, startTestServer, type TestServer } from '../../test/start-test-server.ts';
import type { Config } from '../config.ts';
import { createPasswordHasher, type PasswordHasher } from '../domain/accounts/password-hasher.ts';

let server: TestServer;
afterEach(() => server.close());

const start = async (config: Partial<Config>, passwords?: PasswordHasher) => {
  server = await startTestServer({ config, ...(passwords === undefined ? {} : { passwords }) });
};
const signIn = (email: string, password: string, from = '203.0.113.1') =>
  api(server, null, 'POST', '/api/signin', { email, password }, { 'x-forwarded-for': from });
const wrong = (email: string, from?: string) => signIn(email, 'wrong password', from);

describe('behind a trusted proxy', () => {
  test('case 8 a guesser is stopped, and says when to come back; the owner gets in from home', async () => {
    await start({ signinFailuresPerQuarter: 3, trustProxy: ['loopback'] });
    const mara = await signUp(server, 'mara');
    expect((await signIn(mara.email, mara.password, '198.51.100.7')).status).toBe(200);
    for (let i = 0; i < 3; i += 1) expect((await wrong(mara.email)).status).toBe(401);
    const stopped = await wrong(mara.email);
    expect(stopped).toMatchObject({ status: 429, body: { code: 'RATE_LIMITED', retryable: true } });
    expect(Number(stopped.headers.get('retry-after'))).toBeGreaterThan(0);
    // The right password does not tell itself by another answer.
    expect((await signIn(mara.email, mara.password)).status).toBe(429);
    for (let i = 0; i < 15; i += 1) await wrong(mara.email, `203.0.113.${10 + i}`);
    expect((await wrong(mara.email, '203.0.113.99')).status).toBe(429);
    expect((await signIn(mara.email, mara.password, '198.51.100.7')).status).toBe(200);
    expect((await api(server, mara, 'GET', '/api/me')).status).toBe(200);
  });

  test('case 8 case 9 tries on an account that is not there are stopped alike', async () => {
    await start({ signinFailuresPerQuarter: 3, trustProxy: ['loopback'] });
    const statuses: number[] = [];
    for (let i = 0; i < 4; i += 1) statuses.push((await wrong('nobody@chatter.example')).status);
    expect(statuses).toEqual([401, 401, 401, 429]);
  });

  test('case 8 right passwords are never limited by it', async () => {
    await start({ signinFailuresPerQuarter: 3, trustProxy: ['loopback'] });
    const mara = await signUp(server, 'mara');
    for (let i = 0; i < 10; i += 1) expect((await signIn(mara.email, mara.password)).status).toBe(200);
  });
});

describe('per address', () => {
  test('case 8 one address with many accounts is stopped', async () => {
    await start({ signinsPerQuarter: 5, trustProxy: ['loopback'] });
    for (let i = 0; i < 5; i += 1) expect((await wrong(`person${i}@chatter.example`)).status).toBe(401);
    expect((await wrong('person6@chatter.example')).status).toBe(429);
    expect((await wrong('person6@chatter.example', '203.0.113.2')).status).toBe(401);
  });

  test('case 49 a made-up X-Forwarded-For does not make another address', async () => {
    await start({ signinsPerQuarter: 2 });
    await wrong('a@chatter.example', '203.0.113.1');
    await wrong('a@chatter.example', '203.0.113.2');
    expect((await wrong('a@chatter.example', '203.0.113.3')).status).toBe(429);
  });

  test('case 8 one that has a whole IPv6 network to choose from is one address', async () => {
    await start({ signinsPerQuarter: 2, trustProxy: ['loopback'] });
    for (const host of ['1', '2']) await wrong('a@chatter.example', `2001:db8:1:2::${host}`);
    expect((await wrong('a@chatter.example', '2001:db8:1:2:ffff::3')).status).toBe(429);
    expect((await wrong('a@chatter.example', '2001:db8:1:3::1')).status).toBe(401);
  });

  test('sign-ups are counted', async () => {
    await start({ signupsPerHour: 1 });
    await signUp(server, 'mara');
    await expect(signUp(server, 'tomas')).rejects.toThrow(/429/);
  });

  test('all requests are counted, generously', async () => {
    await start({ requestsPerMinute: 3 });
    const statuses: number[] = [];
    for (let i = 0; i < 4; i += 1) statuses.push((await api(server, null, 'GET', '/api/meta')).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    expect((await api(server, null, 'GET', '/healthz')).status).toBe(200);
  });
});

describe('a change of password', () => {
  test('case 8 cannot be guessed without end from an open device', async () => {
    await start({ signinFailuresPerQuarter: 2 });
    const mara = await signUp(server, 'mara');
    const guess = () =>
      api(server, mara, 'PUT', '/api/me/password', { currentPassword: 'guess', newPassword: 'a loud brook at dawn' });
    expect([(await guess()).status, (await guess()).status, (await guess()).status]).toEqual([403, 403, 429]);
    expect((await signIn(mara.email, mara.password)).status).toBe(200);
  });
});

test('case 11 a flood of sign-ins is refused beyond the queue while other requests answer', async () => {
  await start({}, createPasswordHasher());
  const mara = await signUp(server, 'mara');
  const flood = Array.from({ length: 200 }, () => wrong(mara.email));
  const others = await Promise.all(Array.from({ length: 10 }, () => api(server, mara, 'GET', '/api/me')));
  expect(others.map(({ status }) => status)).toEqual(Array(10).fill(200));
  const statuses = (await Promise.all(flood)).map(({ status }) => status);
  expect(new Set(statuses)).toEqual(new Set([401, 429]));
  expect(statuses.filter((status) => status === 401).length).toBeGreaterThanOrEqual(66);
});
