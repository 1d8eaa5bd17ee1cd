import { createHmac, generateKeyPairSync } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { limits } from '@chatter/protocol/limits';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusedLive } from '../../test/go-live.ts';
import { type Account, api, signUp, startTestServer, type TestServer } from '../../test/start-test-server.ts';

let server: TestServer;
let mara: Account;
let key: Buffer;

beforeAll(async () => {
  server = await startTestServer();
  mara = await signUp(server, 'mara');
  const secrets = JSON.parse(await readFile(join(server.dataDir, 'secrets.json'), 'utf8'));
  key = Buffer.from(secrets.accessTokenKey, 'base64url');
});
afterAll(() => server.close());

const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

const claims = (): Record<string, unknown> => {
  const [, payload = ''] = mara.accessToken.split('.');
  return JSON.parse(Buffer.from(payload, 'base64url').toString());
};

const header = { alg: 'HS256', typ: 'at+jwt' };

/** Signed by hand, so that anything at all can be claimed. */
const forge = (head: object, payload: object, secret: Buffer | string): string => {
  const text = `${encode(head)}.${encode(payload)}`;
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
};

const me = (accessToken: string) => api(server, { accessToken }, 'GET', '/api/me');

const forgeries: [string, () => string | Promise<string>][] = [
  ['case 3 alg none', () => `${encode({ alg: 'none', typ: 'at+jwt' })}.${encode(claims())}.`],
  ['case 3 alg None', () => `${encode({ alg: 'None' })}.${encode(claims())}.`],
  ['case 3 a stripped signature', () => mara.accessToken.replace(/\.[^.]+$/, '.')],
  ['case 3 another key', () => forge(header, claims(), 'another key')],
  ['case 3 an empty key', () => forge(header, claims(), '')],
  [
    'case 3 RS256 with a key of its own',
    async () => {
      const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
      return new SignJWT(claims()).setProtectedHeader({ alg: 'RS256', typ: 'at+jwt' }).sign(privateKey);
    },
  ],
  ['case 4 a key in the header', () => forge({ ...header, jwk: { kty: 'oct', k: 'AAAA' } }, claims(), Buffer.alloc(3))],
  ['case 4 a path as key id', () => forge({ ...header, kid: '../../dev/null' }, claims(), '')],
  ['case 4 a key address', () => forge({ ...header, jku: 'http://127.0.0.1:1/keys' }, claims(), 'x')],
  ['case 4 an extension that must be understood', () => forge({ ...header, crit: ['b64'], b64: false }, claims(), key)],
  ['another audience', () => forge(header, { ...claims(), aud: 'other' }, key)],
  ['another issuer', () => forge(header, { ...claims(), iss: 'other' }, key)],
  ['another type', () => forge({ ...header, typ: 'JWT' }, claims(), key)],
  ['another person', () => forge(header, { ...claims(), sub: '0'.repeat(20) }, key)],
  ['no session', () => forge(header, { ...claims(), sid: undefined }, key)],
  ['a refresh token', () => mara.cookie.slice(4)],
  ['words', () => 'words'],
];

describe('an access token', () => {
  test.each(forgeries)('%s is refused over HTTP and in the handshake', async (_name, make) => {
    const token = await make();
    expect(await me(token)).toMatchObject({ status: 401, body: { code: 'UNAUTHENTICATED' } });
    expect(await refusedLive(server, { accessToken: token })).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  test('case 4 headers that lead elsewhere change nothing about a token that is well signed', async () => {
    expect((await me(forge({ ...header, kid: 'x', jku: 'http://127.0.0.1:1/' }, claims(), key))).status).toBe(200);
  });

  test('of a session that never was is refused', async () => {
    const token = forge(header, { ...claims(), sid: '0'.repeat(20) }, key);
    expect(await me(token)).toMatchObject({ body: { code: 'SESSION_ENDED' } });
  });

  test('case 16 works until it expires and is then told so; a clock that jumps changes no more than that', async () => {
    const zoe = await signUp(server, 'zoe');
    server.clock.advance(-10 * 60_000);
    expect((await me(zoe.accessToken)).status).toBe(200);
    server.clock.advance(10 * 60_000 + limits.accessTokenMs - 1_000);
    expect((await me(zoe.accessToken)).status).toBe(200);
    server.clock.advance(1_000);
    expect(await me(zoe.accessToken)).toMatchObject({ status: 401, body: { code: 'TOKEN_EXPIRED', retryable: true } });
    const answer = await api(server, null, 'POST', '/api/refresh', undefined, { cookie: zoe.cookie });
    expect(answer.status).toBe(200);
  });

  test('does not come by the query or the cookie', async () => {
    expect((await api(server, null, 'GET', `/api/me?token=${mara.accessToken}`)).status).toBe(401);
    const cookie = { cookie: `${mara.cookie}; token=${mara.accessToken}` };
    expect((await api(server, null, 'GET', '/api/me', undefined, cookie)).status).toBe(401);
  });
});
