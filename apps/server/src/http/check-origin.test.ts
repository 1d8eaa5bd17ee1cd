import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Account, api, signUp, startTestServer, type TestServer } from '../../test/start-test-server.ts';
import { isOriginAllowed } from './check-origin.ts';

const plain = { publicOrigin: null, allowedOrigins: [] };
const behindProxy = { publicOrigin: 'https://chat.example.org', allowedOrigins: ['https://desk.example.org'] };
const host = 'chat.example.org';

describe('an origin', () => {
  test.each([
    ['of the same host', plain, { host: 'localhost:3000', origin: 'http://localhost:3000' }],
    ['that is public', behindProxy, { host: '10.0.0.2:3000', origin: 'https://chat.example.org' }],
    ['that is on the list', behindProxy, { host, origin: 'https://desk.example.org' }],
    ['that is not named, as by a bot', plain, { host }],
    ['that is not named, from the page itself', plain, { host, 'sec-fetch-site': 'same-origin' }],
  ])('%s is let in', (_what, config, headers) => {
    expect(isOriginAllowed(headers, config)).toBe(true);
  });

  test.each([
    ['of another host', plain, { host, origin: 'https://evil.example' }],
    ['of another port', plain, { host: 'localhost:3000', origin: 'http://localhost:3001' }],
    ['case 14 that is null', plain, { host, origin: 'null' }],
    ['case 14 that looks alike', behindProxy, { host, origin: 'https://chat.example.org.evil.example' }],
    ['case 14 that begins alike', behindProxy, { host, origin: 'https://xchat.example.org' }],
    ['with more behind it', plain, { host, origin: 'http://chat.example.org/path' }],
    ['that is empty', plain, { host, origin: '' }],
    ['that is plain http where https is public', behindProxy, { host, origin: 'http://chat.example.org' }],
    ['that is hidden, from another site', plain, { host, 'sec-fetch-site': 'cross-site' }],
    ['that is hidden, from a neighbour', plain, { host, 'sec-fetch-site': 'same-site' }],
    ['without a host to compare', plain, { origin: 'http://localhost' }],
  ])('%s is refused', (_what, config, headers) => {
    expect(isOriginAllowed(headers, config)).toBe(false);
  });
});

describe('case 13 a page of another site', () => {
  let server: TestServer;
  let mara: Account;
  beforeAll(async () => {
    server = await startTestServer();
    mara = await signUp(server, 'mara');
  });
  afterAll(() => server.close());

  const evil = { origin: 'https://evil.example' };

  test.each([
    ['POST', '/api/refresh'],
    ['DELETE', '/api/signout'],
    ['POST', '/api/signin'],
    ['POST', '/api/signup'],
    ['PATCH', '/api/me'],
    ['PUT', '/api/me/avatar'],
    ['POST', '/api/photos'],
    ['POST', '/api/conversations/direct'],
  ])('cannot %s %s with the cookie or the token', async (method, path) => {
    const headers = { ...evil, cookie: mara.cookie };
    expect(await api(server, mara, method, path, undefined, headers)).toMatchObject({
      status: 403,
      body: { code: 'ORIGIN_REFUSED' },
    });
  });

  test('cannot write with a form or in any other simple way', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded']) {
      const headers = { cookie: mara.cookie, 'content-type': type };
      const answer = await api(server, null, 'DELETE', '/api/signout', {}, headers);
      expect(answer).toMatchObject({ status: 415, body: { code: 'UNSUPPORTED_MEDIA_TYPE' } });
    }
  });

  test('is refused, and its own page goes on', async () => {
    await api(server, null, 'POST', '/api/refresh', undefined, { ...evil, cookie: mara.cookie });
    const own = { origin: server.url, cookie: mara.cookie };
    expect((await api(server, null, 'POST', '/api/refresh', undefined, own)).status).toBe(200);
  });
});
