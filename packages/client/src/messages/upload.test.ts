import type { PictureId } from '@chatter/protocol/ids';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { id } from '../../test/fake-model.ts';
import { pass, setUp } from '../../test/set-up.ts';
import { presentChatter } from '../create-chatter.ts';
import { createMemoryOutboxStorage } from '../outbox/memory-outbox-storage.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const photo = { id: id<PictureId>('sunset'), width: 1_200, height: 800, color: '#808080' };
const picture = new Blob(['a picture'], { type: 'image/png' });

/** A signed-in client whose uploads are answered by the test. */
const open = async (...answers: (() => Promise<Response>)[]) => {
  const { server, mara } = setUp();
  const uploads: { token: string | null; fields: string[]; text: string }[] = [];
  const answer = server.fetchFor(mara);
  const chatter = presentChatter({
    origin: 'http://fake',
    device: undefined,
    jar: null,
    storage: createMemoryOutboxStorage(),
    copy: null,
    random: () => 0.5,
    openWire: (_, listener) => server.wireFor(mara, listener),
    async fetch(url, init) {
      if (!url.endsWith('/api/photos')) return answer(url, init);
      const form = init.body as FormData;
      const file = form.get('photo');
      uploads.push({
        token: new Headers(init.headers).get('authorization'),
        fields: [...form.keys()],
        text: file instanceof Blob ? await file.text() : '',
      });
      const next = answers.shift();
      if (next === undefined) return Response.json({ photo }, { status: 201 });
      return new Promise((resolve, reject) => {
        init.signal?.addEventListener('abort', () => reject(new Error('aborted')));
        next().then(resolve, reject);
      });
    },
  });
  onTestFinished(() => chatter.close());
  await chatter.accounts.signIn({ email: 'mara@chatter.example', password: 'correct horse' });
  await chatter.ready();
  return { chatter, uploads, server };
};

const refused = (code: string, status: number, details?: object) => async () =>
  Response.json({ type: 'about:blank', title: code, status, code, retryable: false, details }, { status });

describe('a photo', () => {
  test('is sent as it is, and what comes back can be named in a message', async () => {
    const { chatter, uploads } = await open();
    await expect(chatter.messages.uploadPhoto(picture)).resolves.toEqual(photo);
    expect(uploads).toEqual([{ token: 'Bearer token-1', fields: ['photo'], text: 'a picture' }]);
  });

  test('A6 whose token has expired goes again, whole, with a fresh one', async () => {
    const { chatter, uploads } = await open(refused('TOKEN_EXPIRED', 401));
    await expect(chatter.messages.uploadPhoto(picture)).resolves.toEqual(photo);
    expect(uploads.map(({ token, text }) => [token, text])).toEqual([
      ['Bearer token-1', 'a picture'],
      ['Bearer token-2', 'a picture'],
    ]);
  });

  test.each([
    ['NOT_AN_IMAGE', 422],
    ['IMAGE_TOO_LARGE', 422],
    ['BODY_TOO_LARGE', 413],
    ['RATE_LIMITED', 429],
  ])('refused as %s is not sent a second time by itself', async (code, status) => {
    const { chatter, uploads } = await open(refused(code, status));
    await expect(chatter.messages.uploadPhoto(picture)).rejects.toMatchObject({ code });
    expect(uploads).toHaveLength(1);
  });

  test('may take its time on a slow line, but not for ever', async () => {
    const { chatter } = await open(() => new Promise(() => undefined));
    const ended = vi.fn();
    const sending = chatter.messages.uploadPhoto(picture).catch(ended);
    await pass(179_000);
    expect(ended).not.toHaveBeenCalled();
    await pass(1_000);
    await sending;
    expect(ended).toHaveBeenCalledWith(expect.objectContaining({ code: 'TIMEOUT', retryable: true }));
  });

  test('several at once do not wait for each other', async () => {
    let arrive: (response: Response) => void = () => undefined;
    const { chatter, uploads } = await open(() => new Promise((resolve) => (arrive = resolve)));
    const slow = chatter.messages.uploadPhoto(picture);
    await expect(chatter.messages.uploadPhoto(picture)).resolves.toEqual(photo);
    expect(uploads).toHaveLength(2);
    arrive(Response.json({ photo: { ...photo, width: 1 } }, { status: 201 }));
    await expect(slow).resolves.toMatchObject({ width: 1 });
  });

  test('of somebody who is not signed in is not even sent', async () => {
    const { chatter, uploads } = await open();
    await chatter.accounts.signOut();
    await expect(chatter.messages.uploadPhoto(picture)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(uploads).toEqual([]);
  });
});
