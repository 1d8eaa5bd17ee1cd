import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Photo } from '@chatter/protocol/picture';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileForm, plainPicture } from '../../test/picture-files.ts';
import { type Account, api, signUp, startTestServer, type TestServer } from '../../test/start-test-server.ts';

let server: TestServer;
let mara: Account;
let tomas: Account;
let photo: Photo;
let whole: Buffer;

const upload = async (to: TestServer, account: Account): Promise<Photo> => {
  const form = fileForm('photo', await plainPicture(300, 200));
  return ((await api(to, account, 'POST', '/api/photos', form)).body as { photo: Photo }).photo;
};

const ask = (headers: Record<string, string> = {}, method = 'GET', from: Account | null = mara) =>
  fetch(`${server.url}/api/pictures/${photo.id}/large`, {
    method,
    headers: { ...(from === null ? {} : { authorization: `Bearer ${from.accessToken}` }), ...headers },
  });
const bytesOf = async (response: Response): Promise<Buffer> => Buffer.from(await response.arrayBuffer());
const etag = (): string => `"${photo.id}-large"`;

beforeAll(async () => {
  server = await startTestServer();
  [mara, tomas] = await Promise.all([signUp(server, 'mara'), signUp(server, 'tomas')]);
  photo = await upload(server, mara);
  whole = await bytesOf(await ask());
});
afterAll(() => server.close());

describe('a part of a picture', () => {
  test.each([
    ['bytes=0-9', 0, 10],
    ['bytes=10-', 10, undefined],
    ['bytes=-7', -7, undefined],
    ['bytes=5-999999999', 5, undefined],
  ])('%s', async (range, from, to) => {
    const response = await ask({ range });
    const content = await bytesOf(response);
    expect(content.equals(whole.subarray(from, to))).toBe(true);
    const start = from < 0 ? whole.length + from : from;
    expect(response.status).toBe(206);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-range': `bytes ${start}-${start + content.length - 1}/${whole.length}`,
      'content-length': String(content.length),
      'content-type': 'image/webp',
      'cache-control': 'private, max-age=31536000, immutable',
      etag: etag(),
    });
  });

  test.each(['bytes=0-1,3-4', 'lines=1-2', 'bytes=x', 'bytes=', 'bytes'])(
    '%j is no question that is answered in parts: all of it comes',
    async (range) => {
      const response = await ask({ range });
      expect([response.status, response.headers.get('content-range')]).toEqual([200, null]);
      expect((await bytesOf(response)).equals(whole)).toBe(true);
    },
  );

  test('a range past the end is refused with the size, and is not kept by anybody', async () => {
    const response = await ask({ range: `bytes=${whole.length}-` });
    expect(response.status).toBe(416);
    expect(response.headers.get('content-range')).toBe(`bytes */${whole.length}`);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.text()).toBe('');
  });

  test('If-Range: the part while the picture is the same, else all of it', async () => {
    const status = async (condition: string) => (await ask({ range: 'bytes=0-1', 'if-range': condition })).status;
    expect(await status(etag())).toBe(206);
    expect(await status('"another"')).toBe(200);
    expect(await status(`W/${etag()}`)).toBe(200);
    expect(await status(new Date().toUTCString())).toBe(200);
  });
});

describe('what is kept', () => {
  test('is told as still good, for those who may see it, and nothing is sent', async () => {
    // Said here, because `fetch` would add `no-cache` of its own, as a forced reload does.
    const revalidate = { 'cache-control': 'max-age=0' };
    const response = await ask({ 'if-none-match': etag(), ...revalidate });
    expect([response.status, await response.text()]).toEqual([304, '']);
    expect(response.headers.get('cache-control')).toBe('private, max-age=31536000, immutable');
    expect((await ask({ 'if-none-match': '"another"', ...revalidate })).status).toBe(200);
  });

  test('HEAD tells the size and sends nothing', async () => {
    const response = await ask({}, 'HEAD');
    expect([response.status, await response.text()]).toEqual([200, '']);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-length': String(whole.length),
      'accept-ranges': 'bytes',
      etag: etag(),
    });
  });
});

test.each([
  ['a range', { range: 'bytes=0-9' }, 'GET'],
  ['a range past the end', { range: 'bytes=99999999-' }, 'GET'],
  ['what is kept', { 'if-none-match': 'x' }, 'GET'],
  ['HEAD', {}, 'HEAD'],
])('case 25 %s: refused to who may not see the picture, without its size or name', async (_what, headers, method) => {
  const asked: Record<string, string> = 'if-none-match' in headers ? { 'if-none-match': etag() } : headers;
  for (const [who, status] of [
    [tomas, 404],
    [null, 401],
  ] as const) {
    const response = await ask(asked, method, who);
    expect(response.status).toBe(status);
    for (const name of ['etag', 'content-range', 'accept-ranges', 'content-disposition', 'x-accel-redirect']) {
      expect(response.headers.get(name)).toBeNull();
    }
  }
});

describe('behind nginx, which hands over files by itself', () => {
  let accelerated: TestServer;
  let zoe: Account;
  beforeAll(async () => {
    accelerated = await startTestServer({ config: { accelRedirect: '/_files/' } });
    zoe = await signUp(accelerated, 'zoe');
  });
  afterAll(() => accelerated.close());

  const fetchFrom = (id: string, account: Account | null) =>
    fetch(`${accelerated.url}/api/pictures/${id}/small`, {
      headers: account === null ? {} : { authorization: `Bearer ${account.accessToken}` },
    });

  test('the answer names the file below the folder, and carries none of it', async () => {
    const { id } = await upload(accelerated, zoe);
    const response = await fetchFrom(id, zoe);
    expect([response.status, await response.text()]).toEqual([200, '']);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': 'private, max-age=31536000, immutable',
      'content-disposition': `inline; filename="${id}-small.webp"`,
    });
    const [, path = ''] = /^\/_files\/([0-9a-f]{2}\/.+)$/.exec(response.headers.get('x-accel-redirect') ?? '') ?? [];
    const file = await readFile(join(accelerated.dataDir, 'files', path));
    expect(file.subarray(8, 12).toString()).toBe('WEBP');
  });

  test('case 25 nobody learns the place who may not see the picture', async () => {
    const { id } = await upload(accelerated, zoe);
    const lena = await signUp(accelerated, 'lena');
    const answers = [await fetchFrom(id, lena), await fetchFrom(id, null), await fetchFrom('0'.repeat(20), zoe)];
    expect(answers.map(({ status }) => status)).toEqual([404, 401, 404]);
    for (const { headers } of answers) expect(headers.get('x-accel-redirect')).toBeNull();
  });

  test('a file that is missing is answered here', async () => {
    const { id } = await upload(accelerated, zoe);
    await accelerated.context.files.remove(`${id}/small.webp`);
    const response = await fetchFrom(id, zoe);
    expect(response.status).toBe(404);
    expect(response.headers.get('x-accel-redirect')).toBeNull();
  });
});
