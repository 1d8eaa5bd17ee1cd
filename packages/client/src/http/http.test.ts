import type { ConversationId } from '@chatter/protocol/ids';
import { signup } from '@chatter/protocol/routes/accounts';
import { createGroup } from '@chatter/protocol/routes/conversations';
import { listMessages } from '@chatter/protocol/routes/messages';
import { getMeta } from '@chatter/protocol/routes/system';
import { describe, expect, test, vi } from 'vitest';
import { createCookieJar } from './cookie-jar.ts';
import { createHttp, type Fetch } from './http.ts';

const conversationId = 'trip0000000000000000' as ConversationId;
const meta = { name: 'chatter', version: '1.2.3', protocol: { current: 1, oldest: 1 } };

const httpWith = (answer: () => Response | Promise<Response>) => {
  const fetch = vi.fn<Fetch>(async () => answer());
  const sent = () => {
    const [url, init] = fetch.mock.calls[0] ?? [];
    return { url, init, headers: new Headers(init?.headers) };
  };
  return { http: createHttp({ origin: 'http://chat.example', fetch, jar: createCookieJar() }), fetch, sent };
};

const refusal = (status: number, body: unknown) => () =>
  new Response(typeof body === 'string' ? body : JSON.stringify(body), { status });

describe('a call', () => {
  test('V1 fills the path and the query, and names protocol and token', async () => {
    const page = { messages: [], users: [], hasBefore: false, hasAfter: false };
    const { http, sent } = httpWith(() => Response.json(page));
    await http.send(listMessages, { params: { conversationId }, query: { before: 7, limit: 20 } }, 'the-token');
    const { url, headers, init } = sent();
    expect(url).toBe(`http://chat.example/api/conversations/${conversationId}/messages?before=7&limit=20`);
    expect(init?.method).toBe('GET');
    expect(headers.get('chatter-protocol')).toBe('1');
    expect(headers.get('authorization')).toBe('Bearer the-token');
    expect(init?.credentials).toBe('include');
  });

  test('carries JSON without a file, and a form with one, the fields before it', async () => {
    const body = { email: 'mara@chatter.example', password: 'correct horse', displayName: 'Mara' };
    const plain = httpWith(refusal(500, ''));
    await plain.http.send(signup, { body }, null).catch(() => undefined);
    expect(plain.sent().headers.get('content-type')).toBe('application/json');
    expect(JSON.parse(String(plain.sent().init?.body))).toEqual(body);
    const form = httpWith(refusal(500, ''));
    await form.http.send(signup, { body, file: new Blob(['picture']) }, null).catch(() => undefined);
    const data = form.sent().init?.body;
    expect(data).toBeInstanceOf(FormData);
    expect([...(data as FormData).keys()]).toEqual(['email', 'password', 'displayName', 'avatar']);
  });

  test('takes an answer with keys that it does not know', async () => {
    const { http } = httpWith(() => Response.json({ ...meta, motto: 'new' }));
    await expect(http.send(getMeta, {}, null)).resolves.toEqual(meta);
  });

  test('E1 throws the code and the details of a problem document', async () => {
    const details = { retryAfterMs: 1_500 };
    const problem = {
      type: 'about:blank',
      title: 'Slowly.',
      status: 429,
      code: 'RATE_LIMITED',
      retryable: true,
      details,
    };
    const { http } = httpWith(refusal(429, problem));
    await expect(http.send(createGroup, { body: { title: 'Trip', userIds: [] } }, 't')).rejects.toMatchObject({
      name: 'ClientError',
      code: 'RATE_LIMITED',
      message: 'Slowly.',
      retryable: true,
      details,
    });
  });

  test.each([
    [502, '<html>Bad gateway</html>', 'SHUTTING_DOWN'],
    [429, 'slow down', 'RATE_LIMITED'],
    [404, { code: 'FROM_THE_FUTURE' }, 'INTERNAL'],
  ])('a refusal %i that is no problem document becomes one', async (status, body, code) => {
    await expect(httpWith(refusal(status, body)).http.send(getMeta, {}, null)).rejects.toMatchObject({ code });
  });

  test('an answer that is not what the route promises is an error, not an undefined value', async () => {
    await expect(httpWith(() => Response.json({ name: 'other' })).http.send(getMeta, {}, null)).rejects.toMatchObject({
      code: 'INTERNAL',
    });
  });

  test('no connection is NETWORK, no answer is TIMEOUT, and both may be tried again', async () => {
    const broken = httpWith(() => Promise.reject(new TypeError('fetch failed')));
    await expect(broken.http.send(getMeta, {}, null)).rejects.toMatchObject({ code: 'NETWORK', retryable: true });
    vi.useFakeTimers();
    const fetch: Fetch = (_, init) =>
      new Promise((_, reject) => {
        init.signal?.addEventListener('abort', () => reject(new Error('aborted')));
      });
    const silent = createHttp({ origin: '', fetch, jar: null }).send(getMeta, {}, null);
    const refused = expect(silent).rejects.toMatchObject({ code: 'TIMEOUT', retryable: true });
    await vi.advanceTimersByTimeAsync(20_000);
    await refused;
    vi.useRealTimers();
  });
});

describe('A4 the cookie, where no browser keeps it', () => {
  const withCookie = (cookie: string) => new Response('', { headers: { 'set-cookie': cookie } });

  test('is sent with the calls that follow, and nothing else of the header', async () => {
    const { http, fetch } = httpWith(() => {
      const response = Response.json(meta);
      response.headers.append('set-cookie', 'theme=dark; Path=/');
      response.headers.append('set-cookie', 'jwt=abc.def; Path=/api; HttpOnly; SameSite=Lax');
      return response;
    });
    await http.send(getMeta, {}, null);
    await http.send(getMeta, {}, null);
    const cookies = fetch.mock.calls.map(([, init]) => new Headers(init.headers).get('cookie'));
    expect(cookies).toEqual([null, 'jwt=abc.def']);
  });

  test.each(['jwt=; Path=/api', 'jwt=x; Max-Age=0', 'jwt=x; Expires=Thu, 01 Jan 1970 00:00:00 GMT'])(
    'is forgotten when the server says so: %s',
    (line) => {
      const jar = createCookieJar();
      jar.take(withCookie('jwt=abc; Max-Age=2592000'));
      expect(jar.header()).toBe('jwt=abc');
      jar.take(withCookie(line));
      expect(jar.header()).toBeUndefined();
    },
  );
});
