import { connect, type Socket } from 'node:net';
import { PROTOCOL_HEADER } from '@chatter/protocol/version';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Account, api, signUp, startTestServer, type TestServer } from '../../test/start-test-server.ts';

let server: TestServer;
let mara: Account;
beforeAll(async () => {
  server = await startTestServer({ timeouts: { headersMs: 300, requestMs: 600, checkMs: 50 } });
  mara = await signUp(server, 'mara');
});
afterAll(() => server.close());

const codeOf = ({ body }: { body: unknown }): string => (body as { code: string }).code;

/** Speaks to the server byte by byte; resolves when it hangs up, with what it said. */
const speak = (...bytes: string[]): { socket: Socket; heard: Promise<string> } => {
  const socket = connect(server.port, '127.0.0.1');
  let text = '';
  socket.on('data', (part) => {
    text += part.toString();
  });
  socket.on('error', () => {});
  const heard = new Promise<string>((resolve) => socket.on('close', () => resolve(text)));
  for (const part of bytes) socket.write(part);
  return { socket, heard };
};

const expectLogged = (of: TestServer, text: string): void => expect(of.logged()).toContain(text);

describe('every answer', () => {
  test('carries the strict headers and an id, and does not say what it runs on', async () => {
    const { headers } = await api(server, null, 'GET', '/api/meta');
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none';script-src 'self';style-src 'self';img-src 'self' blob: data:;connect-src 'self';" +
        "font-src 'self';manifest-src 'self';worker-src 'self';base-uri 'none';form-action 'self';frame-ancestors 'none'",
    );
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(headers.has('x-powered-by')).toBe(false);
    expect(headers.has('strict-transport-security')).toBe(false);
  });

  test('asks for https where that is the public address', async () => {
    const secure = await startTestServer({ config: { publicOrigin: 'https://chat.example.org' } });
    const { headers } = await api(secure, null, 'GET', '/api/meta');
    expect(headers.get('strict-transport-security')).toBe('max-age=15552000');
    await secure.close();
  });
});

describe('a refusal', () => {
  test('is a problem document with the id of the request', async () => {
    const answer = await api(server, null, 'GET', '/api/me');
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    expect(answer.body).toEqual({
      type: '/api/docs#UNAUTHENTICATED',
      title: 'Sign in first.',
      status: 401,
      code: 'UNAUTHENTICATED',
      retryable: false,
      requestId: answer.headers.get('x-request-id'),
    });
  });

  test('of the server is told without its inside, and logged with its id', async () => {
    const { users } = server.context.store;
    const { byId } = users;
    users.byId = () => Promise.reject(new Error('the disk at /secret/place burns'));
    const answer = await api(server, mara, 'GET', '/api/me');
    users.byId = byId;
    expect(answer).toMatchObject({ status: 500, body: { code: 'INTERNAL', retryable: true } });
    expect(JSON.stringify(answer.body)).not.toContain('disk');
    const line = server
      .logged()
      .split('\n')
      .find((entry) => entry.includes('the disk at'));
    expect(line).toContain(String(answer.headers.get('x-request-id')));
  });

  test('for what is not there', async () => {
    for (const path of ['/api', '/api/nothing', '/api/me/nothing', '/API/nothing']) {
      expect(await api(server, mara, 'GET', path)).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
    }
    expect(codeOf(await api(server, mara, 'POST', '/api/me', {}))).toBe('NOT_FOUND');
    expect(codeOf(await api(server, mara, 'GET', '/api/people/%E0%A4%A'))).toBe('VALIDATION_FAILED');
  });
});

describe('the protocol version', () => {
  test.each([
    ['1', 200],
    ['2', 200],
    ['0', 426],
    ['old', 426],
  ])('%s is answered with %i', async (spoken, status) => {
    const answer = await api(server, mara, 'GET', '/api/me', undefined, { [PROTOCOL_HEADER]: spoken });
    expect(answer.status).toBe(status);
    if (status === 426) expect(codeOf(answer)).toBe('PROTOCOL_UNSUPPORTED');
  });
});

describe('a query', () => {
  test.each([
    ['twice the same key', 'limit=1&limit=2'],
    ['an operator', 'limit[$gt]=1'],
    ['a nested polluting key', '__proto__[polluted]=1'],
    ['a key too many', 'admin=true'],
    ['a number that is none', 'limit=many'],
  ])('case 22 with %s is refused', async (_what, query) => {
    expect(codeOf(await api(server, mara, 'GET', `/api/people?${query}`))).toBe('VALIDATION_FAILED');
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
  });
});

describe('a body', () => {
  const send = async (body: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${server.url}/api/me`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${mara.accessToken}`, 'content-type': 'application/json', ...headers },
      body,
    });
    return { status: response.status, body: (await response.json()) as unknown };
  };

  test.each([
    ['that is no JSON', '{"status":', 400, 'MALFORMED_BODY'],
    ['that is a word', '"status"', 400, 'MALFORMED_BODY'],
    ['that is an array', '[]', 400, 'VALIDATION_FAILED'],
    ['case 33 30,000 levels deep', `${'['.repeat(30_000)}${']'.repeat(30_000)}`, 400, 'VALIDATION_FAILED'],
    [
      'case 33 with 10,000 keys',
      `{${Array.from({ length: 5_000 }, (_, i) => `"k${i}":1`).join()}}`,
      400,
      'VALIDATION_FAILED',
    ],
    [
      'case 45 a byte longer than allowed',
      JSON.stringify({ status: 'x'.repeat(64 * 1024 - 12) }),
      413,
      'BODY_TOO_LARGE',
    ],
    ['case 33 a megabyte of brackets', '['.repeat(1_000_000), 413, 'BODY_TOO_LARGE'],
  ])('%s is refused', async (_what, body, status, code) => {
    expect(await send(body)).toMatchObject({ status, body: { code } });
  });

  test.each([
    ['text/plain', {}],
    ['application/json; charset=latin9', {}],
    ['application/json', { 'content-encoding': 'gzip' }],
    ['application/xml', {}],
  ])('of type %s %j is refused', async (type, more) => {
    const answer = await send('{"status":"x"}', { 'content-type': type, ...more });
    expect(answer).toMatchObject({ status: 415, body: { code: 'UNSUPPORTED_MEDIA_TYPE' } });
  });

  test('where none is taken must be empty', async () => {
    expect(codeOf(await api(server, mara, 'DELETE', '/api/me/avatar', { userId: 'x' }))).toBe('VALIDATION_FAILED');
    expect((await api(server, mara, 'DELETE', '/api/me/avatar', {})).status).toBe(200);
  });

  test('case 40 of 10 GB is refused by its announcement, and the connection closed', async () => {
    const head =
      `POST /api/photos HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${mara.accessToken}\r\n` +
      'Content-Type: multipart/form-data; boundary=cut\r\nContent-Length: 10737418240\r\n\r\n';
    const answer = await speak(head, 'x'.repeat(1_000)).heard;
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).toMatch(/\r\nConnection: close\r\n/);
  });
});

test('case 40 a form without end is cut at the limit, and not read on', async () => {
  const patient = await startTestServer();
  const zoe = await signUp(patient, 'zoe');
  const head =
    `POST /api/photos HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${zoe.accessToken}\r\n` +
    'Content-Type: multipart/form-data; boundary=cut\r\nTransfer-Encoding: chunked\r\n\r\n';
  const part = '--cut\r\nContent-Disposition: form-data; name="photo"; filename="a.png"\r\n\r\n';
  const chunk = (text: string): string => `${text.length.toString(16)}\r\n${text}\r\n`;
  const socket = connect(patient.port, '127.0.0.1');
  socket.on('error', () => {});
  const closed = new Promise<void>((resolve) => socket.on('close', () => resolve()));
  socket.resume();
  socket.write(head + chunk(part));
  const megabyte = chunk('x'.repeat(1_000_000));
  const feed = (): void => void (socket.writable && socket.write(megabyte, feed));
  feed();
  await closed;
  expect(socket.bytesWritten).toBeGreaterThan(15_000_000);
  expectLogged(patient, '"status":413');
  await patient.close();
});

describe('a peer that takes its time', () => {
  const line = 'GET /api/meta HTTP/1.1\r\nHost: 127.0.0.1\r\n';

  test('case 44 with its headers is cut, while others are served', async () => {
    const slow = Array.from({ length: 50 }, () => speak(line).heard);
    expect((await api(server, mara, 'GET', '/api/me')).status).toBe(200);
    for (const answer of await Promise.all(slow)) expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  });

  test('case 40 case 44 with its body is cut, even when it goes on byte by byte', async () => {
    const head = `PATCH /api/me HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${mara.accessToken}\r\n`;
    const { socket, heard } = speak(`${head}Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n`);
    const trickle = setInterval(() => socket.write('x'), 40);
    const answer = await heard;
    clearInterval(trickle);
    expect(answer).toMatch(/^(HTTP\/1\.1 (408|400) |$)/);
  });
});

describe('headers', () => {
  test('case 49 two thousand of them, or one without end, are refused or cut, and the server goes on', async () => {
    const many = Array.from({ length: 2_000 }, (_, i) => `X-A${i}: b\r\n`).join('');
    const line = 'GET /api/meta HTTP/1.1\r\nHost: a\r\nConnection: close\r\n';
    // Past the hundredth they are dropped unread.
    expect(await speak(line, many, '\r\n').heard).toMatch(/^HTTP\/1\.1 (200|431) /);
    const long = `X-Long: ${'a'.repeat(20_000)}\r\n\r\n`;
    expect(await speak(line, long).heard).toMatch(/^HTTP\/1\.1 431 /);
    expect((await api(server, null, 'GET', '/api/meta')).status).toBe(200);
  });

  test('case 49 a smuggled line or a strange Host has no effect', async () => {
    const close = 'Connection: close\r\n\r\n';
    const twice = `POST /api/refresh HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n${close}0\r\n\r\n`;
    expect(await speak(twice).heard).toMatch(/^HTTP\/1\.1 400 /);
    const answer = await speak(`GET /api/meta HTTP/1.1\r\nHost: evil.example\r\n${close}`).heard;
    expect(answer).not.toContain('evil.example');
  });
});

test('the log names path and status of a request, and no secret of it', async () => {
  const secret = 'very-secret-search';
  await api(server, mara, 'GET', `/api/people?search=${secret}`, undefined, { cookie: mara.cookie, 'x-key': secret });
  await api(server, null, 'POST', '/api/signin', { email: mara.email, password: secret });
  const logged = server.logged();
  expect(logged).toContain('"path":"/api/people"');
  for (const word of [secret, mara.accessToken, mara.cookie.slice(4), mara.email, mara.password]) {
    expect(logged).not.toContain(word);
  }
});
