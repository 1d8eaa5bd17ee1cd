import { createHash } from 'node:crypto';
import type { Photo } from '@chatter/protocol/picture';
import { postMessage } from '@chatter/protocol/routes/messages';
import { uploadPhoto } from '@chatter/protocol/routes/pictures';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callRoute } from '../../apps/server/test/call-route.ts';
import { fileForm, plainPicture } from '../../apps/server/test/picture-files.ts';
import { type Account, signUp, startTestServer, type TestServer } from '../../apps/server/test/start-test-server.ts';
import { newClientId, openDirect } from '../../apps/server/test/talk.ts';
import { ask } from './ask.ts';
import { hosts } from './render-site.ts';
import { type Nginx, nginxPath, startNginx, takePorts } from './start-nginx.ts';

describe.skipIf(nginxPath === null)('members’ pictures, handed over by nginx', () => {
  let server: TestServer;
  /** The same data without the hand-over, to compare with. */
  let plain: TestServer;
  let nginx: Nginx;
  let [mara, tomas, eve]: Account[] = [];
  let photo: Photo;

  const as = (person: Account | undefined) => ({ cookie: person?.cookie ?? '' });
  const path = () => `/api/pictures/${photo.id}/small`;

  beforeAll(async () => {
    const ports = await takePorts();
    const config = { publicOrigin: `https://${hosts.page}:${ports.https}`, trustProxy: ['loopback'] };
    server = await startTestServer({ config: { ...config, accelRedirect: '/_files/' } });
    const { store, files } = server.context;
    const shared = { store: { ...store, close: async () => undefined }, files, clock: server.clock };
    plain = await startTestServer({ ...shared, config: { ...config, dataDir: server.dataDir } });
    const filesDir = `${server.dataDir}/files`;
    nginx = await startNginx({ site: 'chatter', ports, nodes: [server.port], webDir: '/nowhere', filesDir });
    [mara, tomas, eve] = [await signUp(server, 'mara'), await signUp(server, 'tomas'), await signUp(server, 'eve')];
    const conversation = await openDirect(server, mara, tomas);
    photo = (await callRoute(server, mara, uploadPhoto, { body: fileForm('photo', await plainPicture(400, 300)) }))
      .photo;
    const content = { kind: 'photos' as const, photoIds: [photo.id] };
    const params = { conversationId: conversation.id };
    await callRoute(server, mara, postMessage, { params, body: { clientMessageId: newClientId(), content } });
  });
  afterAll(async () => {
    await nginx.stop();
    await plain.stop();
    await server.close();
  });

  test('come whole to a member, with every header that the node would send', async () => {
    const answer = await ask(nginx, path(), { headers: as(tomas) });
    const own = await fetch(plain.url + path(), { headers: as(tomas) });
    expect([answer.status, own.status]).toEqual([200, 200]);
    expect(answer.body.equals(Buffer.from(await own.arrayBuffer()))).toBe(true);
    const ways = ['date', 'server', 'connection', 'keep-alive', 'x-request-id', 'etag', 'last-modified'];
    const comparable = (headers: Record<string, string>) =>
      Object.fromEntries(Object.entries(headers).filter(([name]) => !ways.includes(name)));
    expect(comparable(answer.headers)).toEqual(comparable(Object.fromEntries(own.headers)));
    expect(answer.headers).not.toHaveProperty('x-accel-redirect');
    // It was nginx that read the file: its own kind of tag, of time and size.
    expect(answer.headers.etag).toMatch(/^"[0-9a-f]+-[0-9a-f]+"$/);
  });

  test('come in ranges, and not again when they have not changed', async () => {
    const whole = await ask(nginx, path(), { headers: as(mara) });
    const part = await ask(nginx, path(), { headers: { ...as(mara), range: 'bytes=2-5' } });
    expect([part.status, part.headers['content-range']]).toEqual([206, `bytes 2-5/${whole.body.length}`]);
    expect(part.body.equals(whole.body.subarray(2, 6))).toBe(true);
    const again = await ask(nginx, path(), { headers: { ...as(mara), 'if-none-match': whole.headers.etag ?? '' } });
    expect(again.status).toBe(304);
  });

  test('come to nobody else', async () => {
    expect((await ask(nginx, path(), { headers: as(eve) })).status).toBe(404);
    expect((await ask(nginx, path())).status).toBe(401);
    const evil = { ...as(tomas), origin: 'https://evil.example' };
    expect((await ask(nginx, path(), { headers: evil })).status).toBe(403);
  });

  test('cannot be asked for where they lie, whatever is known of that', async () => {
    const folder = createHash('sha256').update(photo.id).digest('hex').slice(0, 2);
    for (const place of [
      `/_files/${folder}/${photo.id}`,
      `/_files/${folder}/${photo.id}/small.webp`,
      '/_files/',
      '/_files/../secrets.json',
    ]) {
      const answer = await ask(nginx, place, { headers: { ...as(mara), 'x-accel-redirect': place } });
      expect([place, answer.status]).toEqual([place, 404]);
      expect(JSON.parse(String(answer.body))).toMatchObject({ code: 'NOT_FOUND' });
    }
  });
});
