import type { Photo } from '@chatter/protocol/picture';
import { uploadPhoto } from '@chatter/protocol/routes/pictures';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callRoute } from '../../test/call-route.ts';
import { goLive } from '../../test/go-live.ts';
import { fileForm, plainPicture } from '../../test/picture-files.ts';
import { type Account, api, signUp, startTestServer, type TestServer } from '../../test/start-test-server.ts';

const page = 'https://chat.example.org';
const desk = 'https://desk.example.com';
const evil = 'https://evil.example';

let server: TestServer;
let mara: Account;
let photo: Photo;

beforeAll(async () => {
  const config = { publicOrigin: page, apiOrigin: 'https://api.example.org', allowedOrigins: [desk] };
  server = await startTestServer({ config });
  mara = await signUp(server, 'mara');
  const body = fileForm('photo', await plainPicture(40, 30));
  photo = (await callRoute(server, mara, uploadPhoto, { body })).photo;
});
afterAll(() => server.close());

const picture = () => `/api/pictures/${photo.id}/small`;
const preflight = (origin: string, method: string, path: string) =>
  api(server, null, 'OPTIONS', path, undefined, {
    origin,
    'access-control-request-method': method,
    'access-control-request-headers': 'authorization,chatter-protocol,content-type',
  });
const corsHeaders = (headers: Headers): string[] =>
  [...headers.keys()].filter((name) => name.startsWith('access-control-'));

describe('a page at an address that the operator has named', () => {
  test.each([
    ['POST', '/api/signin'],
    ['PATCH', '/api/me'],
    ['PUT', '/api/me/avatar'],
    ['POST', '/api/photos'],
    ['DELETE', '/api/signout'],
  ])('may ask whether it may %s %s', async (method, path) => {
    for (const origin of [page, desk]) {
      const { status, headers } = await preflight(origin, method, path);
      expect(status).toBe(204);
      expect(headers.get('access-control-allow-origin')).toBe(origin);
      expect(headers.get('access-control-allow-credentials')).toBe('true');
      expect(headers.get('access-control-allow-methods')).toContain(method);
      expect(headers.get('access-control-allow-headers')?.toLowerCase()).toContain('chatter-protocol');
    }
  });

  test('may read answers and refusals', async () => {
    for (const [token, status] of [
      [mara, 200],
      [null, 401],
    ] as const) {
      const answer = await api(server, token, 'GET', '/api/me', undefined, { origin: desk });
      expect(answer.status).toBe(status);
      expect(answer.headers.get('access-control-allow-origin')).toBe(desk);
      expect(answer.headers.get('vary')).toContain('Origin');
    }
  });

  test('signs in with a cookie that works where it stands, and trades it', async () => {
    const headers = { origin: desk, 'sec-fetch-site': 'cross-site' };
    const { email, password } = mara;
    const body = { email, password, remember: true };
    const signedIn = await api(server, null, 'POST', '/api/signin', body, headers);
    const [given = ''] = signedIn.headers.getSetCookie();
    expect(given).toMatch(/; Secure/);
    expect(given).toMatch(/; SameSite=None/);
    expect(given).toMatch(/; Partitioned/);
    const cookie = given.split(';')[0] ?? '';
    const refreshed = await api(server, null, 'POST', '/api/refresh', undefined, { ...headers, cookie });
    expect(refreshed.status).toBe(200);
    expect(refreshed.headers.getSetCookie().join()).toMatch(/SameSite=None/);
  });

  test('shows pictures by the cookie, as an image and by a script', async () => {
    const cookie = mara.cookie;
    const image = await api(server, null, 'GET', picture(), undefined, { cookie, 'sec-fetch-site': 'cross-site' });
    expect(image.status).toBe(200);
    expect(image.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    // Else the browser would give what the <img> kept to a script that may not read it.
    expect(image.headers.get('vary')).toContain('Origin');
    const read = await api(server, null, 'GET', picture(), undefined, { cookie, origin: desk });
    expect([read.status, read.headers.get('access-control-allow-origin')]).toEqual([200, desk]);
  });

  test('goes live over both transports', async () => {
    for (const transport of ['websocket', 'polling'] as const) {
      const live = await goLive(server, mara, { headers: { origin: desk }, transports: [transport] });
      live.close();
    }
    const handshake = await api(server, null, 'GET', '/socket.io/?EIO=4&transport=polling', undefined, {
      origin: desk,
    });
    expect(handshake.headers.get('access-control-allow-origin')).toBe(desk);
  });
});

describe('case 13 a page at any other address', () => {
  test('gets no leave to ask, nor to read', async () => {
    for (const origin of [evil, 'null', `${page}.evil.example`, 'http://chat.example.org']) {
      const asked = await preflight(origin, 'POST', '/api/signin');
      expect([origin, corsHeaders(asked.headers)]).toEqual([origin, []]);
      const answer = await api(server, null, 'GET', '/api/meta', undefined, { origin });
      expect([origin, corsHeaders(answer.headers)]).toEqual([origin, []]);
    }
  });

  test.each([
    ['POST', () => '/api/refresh'],
    ['DELETE', () => '/api/signout'],
    ['POST', () => '/api/photos'],
    ['GET', picture],
  ])('is refused when it sends somebody’s cookie along: %s', async (method, path) => {
    const headers = { origin: evil, cookie: mara.cookie };
    expect(await api(server, null, method, path(), undefined, headers)).toMatchObject({
      status: 403,
      body: { code: 'ORIGIN_REFUSED' },
    });
  });

  test('opens no socket, over neither transport', async () => {
    for (const transport of ['websocket', 'polling'] as const) {
      const attempt = goLive(server, mara, { headers: { origin: evil }, transports: [transport] });
      await expect(attempt).rejects.toThrow();
    }
    const handshake = await api(server, null, 'GET', '/socket.io/?EIO=4&transport=polling', undefined, {
      origin: evil,
    });
    expect(handshake.status).toBe(403);
    expect(corsHeaders(handshake.headers).filter((name) => name.endsWith('allow-origin'))).toEqual([]);
  });
});

test('a server that knows no other address lets nobody else show its pictures', async () => {
  const alone = await startTestServer();
  const answer = await api(alone, null, 'GET', '/api/meta');
  expect(answer.headers.get('cross-origin-resource-policy')).toBe('same-origin');
  expect(corsHeaders(answer.headers)).toEqual([]);
  const refused = await api(alone, null, 'GET', picture());
  expect(refused.headers.get('cross-origin-resource-policy')).toBe('same-origin');
  await alone.close();
});
