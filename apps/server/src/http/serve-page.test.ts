import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../test/start-test-server.ts';

const script = 'console.log("hello");'.repeat(20);
let webDir: string;
let server: TestServer;

beforeAll(async () => {
  webDir = await mkdtemp(join(tmpdir(), 'chatter-web-'));
  await mkdir(join(webDir, 'assets'));
  await writeFile(join(webDir, 'index.html'), '<!doctype html><html lang="en"><title>Chatter</title>');
  await writeFile(join(webDir, 'assets', 'app-1a2b.js'), script);
  await writeFile(join(webDir, 'assets', 'app-1a2b.js.br'), brotliCompressSync(script));
  await writeFile(join(webDir, 'assets', 'app-1a2b.js.gz'), gzipSync(script));
  await writeFile(join(webDir, '.hidden'), 'secret');
  server = await startTestServer({ webDir });
});
afterAll(async () => {
  await server.close();
  await rm(webDir, { recursive: true, force: true });
});

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(`${server.url}${path}`, { method, headers });
const page = { accept: 'text/html,application/xhtml+xml' };

describe('the page', () => {
  test.each(['/', '/welcome', '/chats/0123456789abcdefghij', '/settings/devices?x=1'])(
    '%s opens it, always asked for anew, under the strict policy',
    async (path) => {
      const response = await get(path, page);
      expect(response.status).toBe(200);
      expect(await response.text()).toContain('<title>Chatter</title>');
      expect(response.headers.get('cache-control')).toBe('no-cache');
      expect(response.headers.get('content-security-policy')).toContain("script-src 'self'");
    },
  );

  test('is not sent again when it has not changed', async () => {
    const etag = String((await get('/', page)).headers.get('etag'));
    expect((await get('/', { ...page, 'if-none-match': etag })).status).toBe(304);
  });

  test('does not stand in for what is not there', async () => {
    for (const path of ['/assets/gone.js', '/favicon.ico', '/.hidden', '/..%2f..%2fetc%2fpasswd']) {
      const response = await get(path, { accept: '*/*' });
      expect([path, response.status]).toEqual([path, 404]);
      expect(await response.json()).toMatchObject({ code: 'NOT_FOUND' });
    }
    expect((await get('/api/nothing', page)).status).toBe(404);
    expect((await get('/welcome', page, 'POST')).status).toBe(404);
  });

  test('is told where the API is when that is elsewhere, and may speak to it alone', async () => {
    const apart = await startTestServer({ webDir, config: { apiOrigin: 'https://api.example.org' } });
    for (const path of ['/', '/index.html', '/chats/0123456789abcdefghij']) {
      const response = await fetch(apart.url + path, { headers: page });
      expect(await response.text()).toContain('<html data-api="https://api.example.org" lang="en">');
      expect(response.headers.get('cache-control')).toBe('no-cache');
      const policy = String(response.headers.get('content-security-policy'));
      expect(policy).toContain("connect-src 'self' https://api.example.org wss://api.example.org;");
      expect(policy).toContain("img-src 'self' blob: data: https://api.example.org;");
      expect(policy).toContain("script-src 'self';");
      const etag = String(response.headers.get('etag'));
      expect((await fetch(apart.url + path, { headers: { ...page, 'if-none-match': etag } })).status).toBe(304);
    }
    expect((await fetch(`${apart.url}/assets/app-1a2b.js`)).status).toBe(200);
    await apart.close();
  });

  test('that is not built says what to do', async () => {
    const bare = await startTestServer({ webDir: join(webDir, 'nothing') });
    const response = await fetch(bare.url, { headers: page });
    expect([response.status, await response.text()]).toEqual([503, expect.stringContaining('npm run build')]);
    await bare.close();
  });
});

describe('its files', () => {
  test.each([
    ['br', 'br'],
    ['gzip', 'gzip'],
    ['identity', null],
  ])('come ready compressed as %s and stay for good', async (accepted, encoding) => {
    const response = await get('/assets/app-1a2b.js', { 'accept-encoding': accepted });
    expect(response.headers.get('content-encoding')).toBe(encoding);
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(response.headers.get('content-type')).toContain('text/javascript');
    expect(await response.text()).toBe(script);
  });
});
