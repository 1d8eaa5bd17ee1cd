import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../apps/server/test/start-test-server.ts';
import { type Answered, ask } from './ask.ts';
import { makePageFolder } from './page-folder.ts';
import { hosts } from './render-site.ts';
import { type Nginx, nginxPath, startNginx, takePorts } from './start-nginx.ts';

const html = { accept: 'text/html', 'accept-encoding': 'identity' };

describe.skipIf(nginxPath === null)('page and API at two names', () => {
  let page: Awaited<ReturnType<typeof makePageFolder>>;
  let server: TestServer;
  let nginx: Nginx;
  let apiOrigin: string;

  beforeAll(async () => {
    page = await makePageFolder();
    const ports = await takePorts();
    apiOrigin = `https://${hosts.api}:${ports.https}`;
    const publicOrigin = `https://${hosts.page}:${ports.https}`;
    const config = { publicOrigin, apiOrigin, trustProxy: ['loopback'] };
    server = await startTestServer({ webDir: page.folder, config });
    nginx = await startNginx({ site: 'chatter-two-hosts', ports, nodes: [server.port], webDir: page.folder });
  });
  afterAll(async () => {
    await nginx.stop();
    await server.close();
    await page.remove();
  });

  const toApi = (path: string, headers: Record<string, string>, method = 'GET'): Promise<Answered> =>
    ask(nginx, path, { host: hosts.api, headers, method });

  test.each(['/', '/chats', '/index.html'])('%s tells the page where the API is, as a node would', async (path) => {
    const answer = await ask(nginx, path, { headers: html });
    const own = await fetch(server.url + path, { headers: html });
    expect(String(answer.body)).toBe(await own.text());
    expect(String(answer.body)).toContain(`<html data-api="${apiOrigin}" lang="en">`);
    for (const name of ['content-security-policy', 'cache-control', 'x-frame-options', 'strict-transport-security']) {
      expect([name, answer.headers[name]]).toEqual([name, own.headers.get(name)]);
    }
  });

  test('the told page is never one that was packed untold', async () => {
    for (const encoding of ['gzip', 'gzip, deflate, br']) {
      const { headers } = await ask(nginx, '/', { headers: { ...html, 'accept-encoding': encoding } });
      expect([headers['content-encoding'], headers.vary]).toEqual(['gzip', 'Accept-Encoding']);
    }
    const script = await ask(nginx, '/assets/app-1a2b.js', { headers: { 'accept-encoding': 'gzip' } });
    expect(script.headers).toMatchObject({
      'content-encoding': 'gzip',
      'cache-control': expect.stringContaining('immutable'),
    });
  });

  test('the name of the page has no API, the name of the API has no page', async () => {
    expect((await ask(nginx, '/api/meta')).status).toBe(404);
    expect((await toApi('/chats', html)).status).toBe(404);
    expect((await toApi('/api/meta', {})).status).toBe(200);
  });

  test('that page may read answers of the API, and what nginx refuses for it', async () => {
    const origin = nginx.origin;
    for (const [path, status] of [
      ['/api/meta', 200],
      ['/api/me', 401],
      ['/nowhere', 404],
    ] as const) {
      const { headers, ...answer } = await toApi(path, { origin });
      expect([path, answer.status]).toEqual([path, status]);
      expect(headers['access-control-allow-origin']).toBe(origin);
      expect(headers['access-control-allow-credentials']).toBe('true');
    }
    const asked = { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' };
    expect((await toApi('/api/signin', asked, 'OPTIONS')).status).toBe(204);
  });

  test('any other page may not read a thing, nor ask in somebody’s name', async () => {
    for (const origin of ['https://evil.example', `https://${hosts.page}`, 'null']) {
      const answer = await toApi('/api/meta', { origin });
      expect([origin, answer.headers['access-control-allow-origin']]).toEqual([origin, undefined]);
      const refused = await toApi('/api/me', { origin, cookie: 'jwt=anything' });
      expect(JSON.parse(String(refused.body))).toMatchObject({ code: 'ORIGIN_REFUSED' });
      expect((await toApi('/socket.io/?EIO=4&transport=polling', { origin })).status).toBe(403);
    }
  });
});
