import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../apps/server/test/start-test-server.ts';
import { type Answered, ask } from './ask.ts';
import { makePageFolder } from './page-folder.ts';
import { hosts } from './render-site.ts';
import { hasBrotli, type Nginx, nginxPath, startNginx, takePorts } from './start-nginx.ts';

const html = { accept: 'text/html,application/xhtml+xml' };

// What differs because it is another program that answers, and what names one answer or one connection.
const ownWays = [
  'date',
  'server',
  'connection',
  'keep-alive',
  'etag',
  'last-modified',
  'transfer-encoding',
  'accept-ranges',
];

const comparable = (headers: Record<string, string>): Record<string, string> => {
  const entries = Object.entries(headers).filter(([name]) => !ownWays.includes(name));
  return Object.fromEntries(
    entries.map(([name, value]) => [name, name === 'x-request-id' ? 'some id' : value.replace(/; /g, ';')]),
  );
};

/** The node's own answer, for comparison. */
const askNode = async (server: TestServer, path: string, headers: Record<string, string>, method = 'GET') => {
  const response = await fetch(server.url + path, { method, headers });
  await response.arrayBuffer();
  return { status: response.status, headers: Object.fromEntries(response.headers) };
};

describe.skipIf(nginxPath === null)('the page from nginx', () => {
  let page: Awaited<ReturnType<typeof makePageFolder>>;
  let server: TestServer;
  let nginx: Nginx;

  beforeAll(async () => {
    page = await makePageFolder();
    const ports = await takePorts();
    const config = { publicOrigin: `https://${hosts.page}:${ports.https}`, trustProxy: ['loopback'] };
    server = await startTestServer({ webDir: page.folder, config });
    nginx = await startNginx({ site: 'chatter', ports, nodes: [server.port], webDir: page.folder });
  });
  afterAll(async () => {
    await nginx.stop();
    await server.close();
    await page.remove();
  });

  const paths = ['/', '/index.html', '/chats/0123456789abcdefghij', '/settings/devices?x=1', '/assets/gone.js'];
  const files = [
    ...['/theme.js', '/favicon.svg', '/icon-192.png', '/manifest.webmanifest'],
    ...['/assets/app-1a2b.js', '/assets/app-1a2b.css', '/assets/inter-1a2b.woff2'],
  ];
  const encodings = ['identity', 'gzip', ...(hasBrotli ? ['gzip, deflate, br'] : [])];
  const asked = [
    ...paths.map((path) => [path, html] as const),
    ...files.map((path) => [path, { accept: '*/*' }] as const),
  ];

  test.each(asked.flatMap(([path, accept]) => encodings.map((encoding) => [path, encoding, accept] as const)))(
    '%s (%s) has every header that the node would send, and no other',
    async (path, encoding, accept) => {
      const headers = { ...accept, 'accept-encoding': encoding };
      const answer = await ask(nginx, path, { headers });
      const own = await askNode(server, path, headers);
      expect(answer.status).toBe(own.status);
      expect(comparable(answer.headers)).toEqual(comparable(own.headers));
      expect(answer.status).toBe(200);
    },
  );

  test.each([
    ['GET', '/assets/gone.js'],
    ['GET', '/favicon.ico'],
    ['GET', '/.hidden'],
    ['GET', '/assets/../.hidden'],
    ['GET', '/_files/0a/anything.webp'],
    ['POST', '/welcome'],
    ['DELETE', '/theme.js'],
  ])('what is not there looks as at the node: %s %s', async (method, path) => {
    const headers = { accept: '*/*', origin: nginx.origin };
    const answer = await ask(nginx, path, { method, headers });
    const own = await askNode(server, path, headers, method);
    expect([answer.status, own.status]).toEqual([404, 404]);
    const { 'content-length': _, ...nodes } = comparable(own.headers);
    const { 'content-length': __, ...ours } = comparable(answer.headers);
    expect(ours).toEqual(nodes);
    expect(JSON.parse(String(answer.body))).toMatchObject({ code: 'NOT_FOUND', status: 404, retryable: false });
  });

  test('is not sent again when it has not changed', async () => {
    for (const path of ['/', '/theme.js', '/assets/app-1a2b.js']) {
      const { etag = '' } = (await ask(nginx, path, { headers: html })).headers;
      const again = await ask(nginx, path, { headers: { ...html, 'if-none-match': etag } });
      expect([path, again.status, again.body.length]).toEqual([path, 304, 0]);
    }
  });

  test('leads from http to https', async () => {
    const response = await fetch(`http://127.0.0.1:${nginx.ports.http}/chats?x=1`, {
      redirect: 'manual',
      headers: { host: hosts.page },
    });
    expect(response.status).toBe(301);
    expect(response.headers.get('location')).toMatch(/^https:\/\/[^/]+\/chats\?x=1$/);
  });

  test('opens while every node is away; the API says so in words that clients know', async () => {
    const alone = await startNginx({ site: 'chatter', nodes: [1], webDir: page.folder });
    try {
      const opened: Answered = await ask(alone, '/chats', { headers: html });
      expect([opened.status, String(opened.body)]).toEqual([200, expect.stringContaining('<title>Chatter')]);
      for (const path of ['/api/meta', '/socket.io/?EIO=4&transport=polling']) {
        const refused = await ask(alone, path);
        expect(refused.status).toBe(503);
        expect(refused.headers).toMatchObject({ 'retry-after': '2', 'cache-control': 'no-store' });
        expect(refused.headers['content-type']).toMatch(/^application\/problem\+json/);
        expect(JSON.parse(String(refused.body))).toMatchObject({
          code: 'SHUTTING_DOWN',
          details: { retryAfterMs: 2_000 },
        });
      }
    } finally {
      await alone.stop();
    }
  });
});
