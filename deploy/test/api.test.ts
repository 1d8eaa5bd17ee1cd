import { type ClientHttp2Session, connect as connectHttp2 } from 'node:http2';
import { connect as connectTls } from 'node:tls';
import { limits } from '@chatter/protocol/limits';
import { problemSchema } from '@chatter/protocol/problem';
import { uploadPhoto } from '@chatter/protocol/routes/pictures';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { api } from '../../apps/server/test/api.ts';
import { callRoute } from '../../apps/server/test/call-route.ts';
import { goLive } from '../../apps/server/test/go-live.ts';
import { fileForm, plainPicture } from '../../apps/server/test/picture-files.ts';
import { signUp, startTestServer, type TestServer } from '../../apps/server/test/start-test-server.ts';
import { openDirect, say } from '../../apps/server/test/talk.ts';
import { ask } from './ask.ts';
import { hosts } from './render-site.ts';
import { type Nginx, nginxPath, startNginx, takePorts } from './start-nginx.ts';

const openHttp2 = ({ origin, ports, certificate: ca }: Nginx): ClientHttp2Session => {
  const options = { host: '127.0.0.1', port: ports.https, servername: hosts.page, ca, ALPNProtocols: ['h2'] };
  return connectHttp2(origin, { createConnection: () => connectTls(options) });
};

const askHttp2 = (session: ClientHttp2Session, path: string, headers: Record<string, string> = {}) =>
  new Promise<{ status: number; retryAfter: unknown; body: string }>((resolve, reject) => {
    const stream = session.request({ ':path': path, ...headers });
    let [status, retryAfter, body]: [number, unknown, string] = [0, undefined, ''];
    stream.once('response', (answer) => {
      status = answer[':status'] ?? 0;
      retryAfter = answer['retry-after'];
    });
    stream.on('data', (chunk) => {
      body += chunk;
    });
    stream.once('end', () => resolve({ status, retryAfter, body }));
    stream.once('error', reject);
  });

const problemOf = (body: unknown) => problemSchema.parse(typeof body === 'string' ? JSON.parse(body) : body);

describe.skipIf(nginxPath === null)('the API through nginx', () => {
  let server: TestServer;
  let nginx: Nginx;
  const door = () => ({ url: nginx.door });

  beforeAll(async () => {
    const ports = await takePorts();
    const config = { publicOrigin: `https://${hosts.page}:${ports.https}`, trustProxy: ['loopback'] };
    server = await startTestServer({ config });
    nginx = await startNginx({ site: 'chatter', ports, nodes: [server.port], webDir: '/nowhere' });
  });
  afterAll(async () => {
    await nginx.stop();
    await server.close();
  });

  test('carries a conversation: accounts, messages, pictures, and facts over both transports', async () => {
    const [mara, tomas] = [await signUp(door(), 'mara'), await signUp(door(), 'tomas')];
    const conversation = await openDirect(door(), mara, tomas);
    for (const transport of ['websocket', 'polling'] as const) {
      const live = await goLive(door(), tomas, { transports: [transport] });
      const said = await say(door(), mara, conversation.id, `hello over ${transport}`);
      const heard = await live.next('message:created', ({ message }) => message.id === said.id);
      expect(heard.message.content).toEqual({ kind: 'text', v: 1, text: `hello over ${transport}` });
      live.close();
    }
    const body = fileForm('photo', await plainPicture(60, 40));
    const { photo } = await callRoute(door(), mara, uploadPhoto, { body });
    const picture = await api(door(), mara, 'GET', `/api/pictures/${photo.id}/small`);
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/webp']);
  });

  test('passes a socket that began as long-polling on to a WebSocket', async () => {
    const nora = await signUp(door(), 'nora');
    const live = await goLive(door(), nora, { transports: ['polling', 'websocket'] });
    const { engine } = live.socket.io;
    if (engine.transport.name !== 'websocket') await new Promise((done) => engine.once('upgrade', done));
    expect(engine.transport.name).toBe('websocket');
    live.close();
  });

  test('is spoken to over HTTP/2, and by TLS 1.2 at least', async () => {
    const session = openHttp2(nginx);
    expect((await askHttp2(session, '/api/meta')).status).toBe(200);
    session.destroy();
    const old = { port: nginx.ports.https, host: '127.0.0.1', servername: hosts.page, ca: nginx.certificate };
    // The client would take it: it is nginx that does not.
    const weak = { ...old, minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;
    const refused = await new Promise((resolve) => {
      const socket = connectTls(weak, () => resolve('accepted'));
      socket.once('error', ({ message }) => resolve(message));
    });
    expect(refused).toMatch(/alert protocol version/);
  });

  test('tells the node who asks, and nobody else can', async () => {
    const asked = { 'x-test-address': '203.0.113.7', 'x-forwarded-for': '198.51.100.1' };
    expect((await ask(nginx, '/api/meta?from=outside', { headers: asked })).status).toBe(200);
    const line = server
      .logged()
      .split('\n')
      .filter((each) => each.includes('/api/meta'))
      .at(-1);
    expect(line).toContain('203.0.113.7');
    expect(line).not.toContain('198.51.100.1');
  });

  test('has the headers of the node, each once', async () => {
    const { headers } = await ask(nginx, '/api/meta');
    const own = Object.fromEntries((await fetch(`${server.url}/api/meta`)).headers);
    const ways = ['date', 'server', 'connection', 'keep-alive', 'x-request-id', 'transfer-encoding', 'content-length'];
    for (const name of ways) for (const each of [headers, own]) delete each[name];
    expect(headers).toEqual(own);
  });

  test('refuses more than a picture before it has come, and lets a picture through', async () => {
    const mara = await signUp(door(), 'max');
    const authorization = `Bearer ${mara.accessToken}`;
    const announced = (bytes: number) => ({
      method: 'POST',
      headers: { authorization, 'content-type': 'multipart/form-data; boundary=x', 'content-length': String(bytes) },
      body: '',
    });
    const refused = await ask(nginx, '/api/photos', announced(limits.uploadBytes + limits.jsonBytes + 1));
    expect(refused.status).toBe(413);
    expect(problemOf(String(refused.body))).toMatchObject({ code: 'BODY_TOO_LARGE', status: 413 });
    const form = fileForm('photo', new Uint8Array(limits.uploadBytes));
    const read = await api(door(), mara, 'POST', '/api/photos', form);
    expect(read).toMatchObject({ status: 422, body: { code: 'NOT_AN_IMAGE' } });
    const packet = await ask(nginx, '/socket.io/?EIO=4&transport=polling&sid=x', {
      method: 'POST',
      body: Buffer.alloc(limits.socketPacketBytes + 1),
    });
    expect(packet.status).toBe(413);
  });

  test('stops a flood from one visitor in words, and nobody else’s questions', async () => {
    // Without a node behind, so that it is nginx alone that is flooded.
    const alone = await startNginx({ site: 'chatter', nodes: [1], webDir: '/nowhere', burst: 300 });
    const flood = async (addresses: readonly string[]) => {
      const session = openHttp2(alone);
      const asked = addresses.map((each) => askHttp2(session, '/api/meta', { 'x-test-address': each }));
      return Promise.all(asked).finally(() => session.destroy());
    };
    try {
      let [taken, refused] = [0, undefined as Awaited<ReturnType<typeof askHttp2>> | undefined];
      for (let n = 0; n < 200 && refused === undefined; n += 1) {
        // Two addresses of one /64: one visitor.
        const round = await flood(Array.from({ length: 100 }, (_, each) => `2001:db8:0:1::${(each % 2) + 1}`));
        taken += round.filter(({ status }) => status === 503).length;
        refused = round.find(({ status }) => status === 429);
      }
      expect(taken).toBeGreaterThanOrEqual(300);
      expect(refused?.retryAfter).toBe('5');
      expect(problemOf(refused?.body)).toMatchObject({ code: 'RATE_LIMITED', details: { retryAfterMs: 5_000 } });
      const others = await flood(['2001:db8:0:2::1', '192.0.2.1']);
      expect(others.map(({ status }) => status)).toEqual([503, 503]);
    } finally {
      await alone.stop();
    }
  });
});
