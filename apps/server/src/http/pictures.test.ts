import { readdir } from 'node:fs/promises';
import { request } from 'node:http';
import type { Photo } from '@chatter/protocol/picture';
import { postMessage } from '@chatter/protocol/routes/messages';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callRoute } from '../../test/call-route.ts';
import { bombPng, fileForm, gifOfFrames, plainPicture } from '../../test/picture-files.ts';
import { type Account, api, signUp, startTestServer, type TestServer } from '../../test/start-test-server.ts';
import { newClientId, openDirect, startGroup } from '../../test/talk.ts';

let server: TestServer;
let mara: Account;
let tomas: Account;
let lena: Account;

beforeAll(async () => {
  server = await startTestServer();
  [mara, tomas, lena] = await Promise.all([signUp(server, 'mara'), signUp(server, 'tomas'), signUp(server, 'lena')]);
});
afterAll(() => server.close());

const upload = (bytes: Uint8Array, more: Parameters<typeof fileForm>[2] = {}) =>
  api(server, mara, 'POST', '/api/photos', fileForm('photo', bytes, more));

const uploaded = async (bytes: Uint8Array): Promise<Photo> => {
  const answer = await upload(bytes);
  expect(answer.status).toBe(201);
  return (answer.body as { photo: Photo }).photo;
};

const fetchPicture = (account: Partial<Account>, id: string, size = 'large') =>
  fetch(`${server.url}/api/pictures/${id}/${size}`, {
    headers: {
      ...(account.accessToken ? { authorization: `Bearer ${account.accessToken}` } : {}),
      ...(account.cookie ? { cookie: account.cookie } : {}),
    },
  });

const bytesOf = async (id: string, size = 'large') =>
  Buffer.from(await (await fetchPicture(mara, id, size)).arrayBuffer());

const setAvatar = async (fields: Record<string, string>, bytes: Buffer) => {
  const answer = await api(server, mara, 'PUT', '/api/me/avatar', fileForm('avatar', bytes, { fields }));
  return { ...answer, avatar: (answer.body as { user?: { avatar: string } }).user?.avatar ?? '' };
};

describe('a photo', () => {
  test('is made anew in three sizes of WebP, never larger than it was', async () => {
    const photo = await uploaded(await plainPicture(1_600, 800, 'jpeg', '#336699'));
    expect(photo).toMatchObject({ width: 1_600, height: 800, color: expect.stringMatching(/^#3[23]6[5-7]9[89]$/) });
    const sizes = await Promise.all(['small', 'medium', 'large'].map((size) => bytesOf(photo.id, size)));
    const found = await Promise.all(sizes.map(async (bytes) => sharp(bytes).metadata()));
    expect(found.map(({ format, width, height }) => [format, width, height])).toEqual([
      ['webp', 400, 200],
      ['webp', 1_080, 540],
      ['webp', 1_600, 800],
    ]);
  });

  test('is turned upright, and loses what the camera wrote into it', async () => {
    const secret = 'GPS 60.1699 N';
    const source = sharp(await plainPicture(40, 20, 'jpeg'));
    const bytes = await source
      .withMetadata({ orientation: 6 })
      .withExifMerge({ IFD0: { Copyright: secret } })
      .toBuffer();
    expect(bytes.includes(secret)).toBe(true);
    const photo = await uploaded(bytes);
    expect(photo).toMatchObject({ width: 20, height: 40 });
    const stored = await bytesOf(photo.id);
    expect(stored.includes(secret)).toBe(false);
    const { exif, icc, xmp, orientation } = await sharp(stored).metadata();
    expect([exif, icc, xmp, orientation]).toEqual([undefined, undefined, undefined, undefined]);
  });

  test.each(['png', 'webp', 'gif', 'avif'] as const)('may be %s', async (format) => {
    expect(await uploaded(await plainPicture(30, 30, format))).toMatchObject({ width: 30, height: 30 });
  });
});

describe('an avatar', () => {
  test('is cut to the box that was chosen', async () => {
    const left = await plainPicture(100, 200, 'png', '#ff0000');
    const picture = await sharp(await plainPicture(300, 200, 'png', '#0000ff'))
      .composite([{ input: left, left: 0, top: 0 }])
      .png()
      .toBuffer();
    const { avatar } = await setAvatar({ crop: '{"x":0,"y":0,"size":100}' }, picture);
    const { width, height } = await sharp(await bytesOf(avatar)).metadata();
    expect([width, height]).toEqual([100, 100]);
    expect((await server.context.store.pictures.byId(avatar as never))?.color).toBe('#ff0000');
    const middle = await setAvatar({}, picture);
    expect((await server.context.store.pictures.byId(middle.avatar as never))?.color).not.toBe('#ff0000');
  });

  test('a box over the edge is brought inside; one that is none is refused', async () => {
    const picture = await plainPicture(50, 40);
    expect((await setAvatar({ crop: '{"x":30,"y":10,"size":41}' }, picture)).status).toBe(200);
    for (const crop of ['{"x":-1,"y":0,"size":9}', '{"x":0,"y":0}', 'words', '{"x":0,"y":0,"size":0}']) {
      expect((await setAvatar({ crop }, picture)).body).toMatchObject({ code: 'VALIDATION_FAILED' });
    }
  });

  test('comes with the sign-up, is seen by everybody signed in, and can be removed', async () => {
    const fields = { email: 'aiko@chatter.example', password: 'a quiet river at dusk', displayName: 'Aiko' };
    const form = fileForm('avatar', await plainPicture(600, 600), { fields: { ...fields, remember: 'true' } });
    const answer = await api(server, null, 'POST', '/api/signup', form);
    const { user, accessToken } = answer.body as { user: { avatar: string }; accessToken: string };
    expect((await fetchPicture(tomas, user.avatar, 'small')).status).toBe(200);
    const removed = await api(server, { accessToken }, 'DELETE', '/api/me/avatar');
    expect(removed.body).toMatchObject({ user: { avatar: null } });
  });

  test('that is no picture leaves no account behind', async () => {
    const fields = { email: 'nopicture@chatter.example', password: 'a quiet river at dusk', displayName: 'Aiko' };
    const refused = await api(server, null, 'POST', '/api/signup', fileForm('avatar', Buffer.from('x'), { fields }));
    expect(refused.body).toMatchObject({ code: 'NOT_AN_IMAGE' });
    expect((await api(server, null, 'POST', '/api/signup', fields)).status).toBe(201);
  });
});

describe('what is refused', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  test.each([
    ['case 37 SVG', Buffer.from(svg), 'image/svg+xml'],
    ['case 37 SVG that says it is PNG', Buffer.from(svg), 'image/png'],
    ['case 37 HTML', Buffer.from('<!doctype html><script>alert(1)</script>'), 'text/html'],
    ['case 37 PDF', Buffer.from('%PDF-1.7\n'), 'application/pdf'],
    ['case 37 GIF and script in one', Buffer.from('GIF89a/*\0\0\0\0*/=1;alert(1)//'), 'image/gif'],
    [
      'case 37 a first byte that lies',
      Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from(svg)]),
      'image/jpeg',
    ],
    ['nothing', Buffer.alloc(0), 'image/png'],
  ])('%s', async (_what, bytes, type) => {
    expect(await upload(bytes, { type })).toMatchObject({ status: 422, body: { code: 'NOT_AN_IMAGE' } });
  });

  test('case 37 a decoder that is not on the list', async () => {
    expect((await upload(await plainPicture(20, 20, 'tiff'))).body).toMatchObject({ code: 'NOT_AN_IMAGE' });
  });

  test('case 37 a picture that breaks off', async () => {
    const whole = await plainPicture(400, 400, 'jpeg');
    expect((await upload(whole.subarray(0, whole.length / 2))).body).toMatchObject({ code: 'NOT_AN_IMAGE' });
  });

  test.each([
    ['case 38 14,000 × 14,000 pixels', bombPng(14_000, 14_000), 'pixels'],
    ['case 38 100,000 frames', gifOfFrames(100_000), 'frames'],
    ['case 38 two frames', gifOfFrames(2), 'frames'],
  ])('%s, from the header', async (_what, bytes, reason) => {
    const [memory, work] = [process.memoryUsage.rss(), process.cpuUsage()];
    expect(await upload(bytes)).toMatchObject({
      status: 422,
      body: { code: 'IMAGE_TOO_LARGE', details: { reason } },
    });
    // Decoded, the first would be 588 MB and seconds of work. Processor time, because the machine may be busy; a part of
    // it is the engine's own, which compiles and collects for other tests.
    expect(process.memoryUsage.rss() - memory).toBeLessThan(300_000_000);
    const { user, system } = process.cpuUsage(work);
    expect((user + system) / 1_000).toBeLessThan(1_000);
  });

  test('case 40 more bytes than allowed, whatever the picture', async () => {
    expect(await upload(Buffer.alloc(15 * 1024 * 1024 + 1))).toMatchObject({
      status: 413,
      body: { code: 'BODY_TOO_LARGE' },
    });
  });

  test('another field, a second file, no file, JSON instead', async () => {
    const picture = await plainPicture(10, 10);
    const wrongField = await api(server, mara, 'POST', '/api/photos', fileForm('file', picture));
    expect(wrongField).toMatchObject({ status: 400, body: { code: 'VALIDATION_FAILED' } });
    const two = fileForm('photo', picture);
    two.append('photo', new Blob([new Uint8Array(picture)]), 'two.png');
    expect((await api(server, mara, 'POST', '/api/photos', two)).body).toMatchObject({ code: 'VALIDATION_FAILED' });
    const extra = fileForm('photo', picture, { fields: { kind: 'avatar' } });
    expect((await api(server, mara, 'POST', '/api/photos', extra)).body).toMatchObject({ code: 'VALIDATION_FAILED' });
    const none = new FormData();
    none.append('x', 'y');
    expect((await api(server, mara, 'POST', '/api/photos', none)).body).toMatchObject({ code: 'VALIDATION_FAILED' });
    expect((await api(server, mara, 'POST', '/api/photos', {})).body).toMatchObject({ code: 'UNSUPPORTED_MEDIA_TYPE' });
  });

  test('uploads beyond the limit of an account', async () => {
    const limited = await startTestServer({ config: { uploadsPerHour: 1 } });
    const zoe = await signUp(limited, 'zoe');
    const send = async () =>
      (await api(limited, zoe, 'POST', '/api/photos', fileForm('photo', await plainPicture(9, 9)))).status;
    expect([await send(), await send()]).toEqual([201, 429]);
    await limited.close();
  });
});

describe('hostile forms', () => {
  const post = (body: string | Buffer, boundary = 'cut') =>
    fetch(`${server.url}/api/photos`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${mara.accessToken}`,
        'content-type': `multipart/form-data; boundary=${boundary}`,
      },
      body: typeof body === 'string' ? body : new Uint8Array(body),
    });
  const part = (disposition: string, text = 'x') =>
    `--cut\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${text}\r\n`;

  test.each([
    ['case 39 a form that breaks off', part('name="photo"; filename="a.png"')],
    ['case 39 an empty field name', `${part('name=""')}--cut--\r\n`],
    ['case 39 a part without a name', `${part('filename="a.png"')}--cut--\r\n`],
    ['case 39 ten thousand parts', `${part('name="a"').repeat(10_000)}--cut--\r\n`],
    ['case 39 a hundred files', `${part('name="photo"; filename="a.png"').repeat(100)}--cut--\r\n`],
    ['case 39 a header without end', `--cut\r\n${'x'.repeat(100_000)}`],
    ['case 39 no boundary in it', 'words'],
    ['case 39 nothing', ''],
  ])('%s is refused', async (_what, body) => {
    const response = await post(body);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      code: expect.stringMatching(/^(MALFORMED_BODY|VALIDATION_FAILED)$/),
    });
  });

  test('case 39 a thousand uploads that are broken off leave nothing behind, and the server goes on', async () => {
    const abort = async () => {
      const headers = {
        authorization: `Bearer ${mara.accessToken}`,
        'content-type': 'multipart/form-data; boundary=cut',
        'content-length': '100000',
      };
      const sending = request(`${server.url}/api/photos`, { method: 'POST', headers });
      sending.on('error', () => {});
      await new Promise<void>((resolve) => sending.write(part('name="photo"; filename="a.png"'), () => resolve()));
      const closed = new Promise((resolve) => sending.once('close', resolve));
      sending.destroy();
      await closed;
    };
    const filesBefore = await readdir(server.dataDir, { recursive: true });
    for (let round = 0; round < 20; round += 1) await Promise.all(Array.from({ length: 50 }, abort));
    expect((await api(server, mara, 'GET', '/api/me')).status).toBe(200);
    expect(await readdir(server.dataDir, { recursive: true })).toEqual(filesBefore);
  });

  test.each(['../../../etc/passwd', '..%2f..%2fx', '/etc/passwd', 'CON', 'exe.gpj\u202e', 'a"; x="\r\nX: y'])(
    'case 36 case 43 the name %j has no part in where the picture lies or what it is called',
    async (name) => {
      const answer = await upload(await plainPicture(8, 8), { name });
      const { photo } = answer.body as { photo: Photo };
      expect(photo.id).toMatch(/^[0-9a-z]{20}$/);
      const response = await fetchPicture(mara, photo.id);
      expect(response.headers.get('content-disposition')).toBe(`inline; filename="${photo.id}-large.webp"`);
    },
  );
});

test('case 36 a name with a null byte is refused', async () => {
  const answer = await upload(await plainPicture(8, 8), { name: 'a\u0000.png' });
  expect(answer).toMatchObject({ status: 400, body: { code: 'MALFORMED_BODY' } });
});

describe('who may see', () => {
  const statuses = async (id: string) => {
    const people: Partial<Account>[] = [mara, tomas, lena, { cookie: tomas.cookie }, {}];
    return Promise.all(people.map(async (account) => (await fetchPicture(account, id)).status));
  };

  test('case 25 a photo that was not sent: its owner', async () => {
    expect(await statuses((await uploaded(await plainPicture(9, 9))).id)).toEqual([200, 404, 404, 404, 401]);
  });

  test('case 25 a photo that was sent: the members of its conversation, by token or cookie', async () => {
    const photo = await uploaded(await plainPicture(9, 9));
    const { id } = await openDirect(server, mara, tomas);
    const content = { kind: 'photos' as const, photoIds: [photo.id] };
    const body = { clientMessageId: newClientId(), content };
    await callRoute(server, mara, postMessage, { params: { conversationId: id }, body });
    expect(await statuses(photo.id)).toEqual([200, 200, 404, 200, 401]);
  });

  test('case 23 a photo in a group: nobody any more who was taken out of it', async () => {
    const photo = await uploaded(await plainPicture(9, 9));
    const { id: conversationId } = await startGroup(server, mara, [tomas]);
    const body = { clientMessageId: newClientId(), content: { kind: 'photos' as const, photoIds: [photo.id] } };
    await callRoute(server, mara, postMessage, { params: { conversationId }, body });
    expect(await statuses(photo.id)).toEqual([200, 200, 404, 200, 401]);
    await api(server, mara, 'DELETE', `/api/conversations/${conversationId}/members/${tomas.user.id}`);
    expect(await statuses(photo.id)).toEqual([200, 404, 404, 404, 401]);
    const list = await api(server, tomas, 'GET', '/api/conversations');
    expect(JSON.stringify(list.body)).not.toContain(conversationId);
  });

  test('case 23 a picture of a group: nobody any more who has left it', async () => {
    const group = await startGroup(server, mara, [tomas]);
    const form = fileForm('picture', await plainPicture(9, 9));
    const answer = await api(server, mara, 'PUT', `/api/conversations/${group.id}/picture`, form);
    const { picture } = (answer.body as { conversation: { picture: string } }).conversation;
    expect(await statuses(picture)).toEqual([200, 200, 404, 200, 401]);
    await api(server, tomas, 'DELETE', `/api/conversations/${group.id}/members/${tomas.user.id}`);
    expect(await statuses(picture)).toEqual([200, 404, 404, 404, 401]);
  });

  test('case 25 a guessed id and a forbidden one look the same', async () => {
    const photo = await uploaded(await plainPicture(9, 9));
    const tell = async (id: string) => {
      const response = await fetchPicture(lena, id);
      return { ...((await response.json()) as object), requestId: '', length: response.headers.get('content-length') };
    };
    expect(await tell(photo.id)).toEqual(await tell('0'.repeat(20)));
  });

  test('a picture comes with headers that keep it private and harmless', async () => {
    const response = await fetchPicture(mara, (await uploaded(await plainPicture(9, 9))).id, 'small');
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': 'private, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
    });
  });

  test.each(['huge', '../secrets.json', '..%2f..%2fsecrets.json'])('case 36 the size %s is none', async (size) => {
    const photo = await uploaded(await plainPicture(9, 9));
    expect([400, 404]).toContain((await fetchPicture(mara, photo.id, size)).status);
  });

  test('the cookie opens pictures, and nothing else', async () => {
    const headers = { cookie: mara.cookie };
    expect((await api(server, null, 'GET', '/api/conversations', undefined, headers)).status).toBe(401);
  });
});
