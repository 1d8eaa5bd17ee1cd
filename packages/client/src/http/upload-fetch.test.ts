import { uploadPhoto } from '@chatter/protocol/routes/pictures';
import { describe, expect, test, vi } from 'vitest';
import { createHttp, type Fetch } from './http.ts';
import { type Request, uploadFetch } from './upload-fetch.ts';

const photo = { id: 'photo000000000000000', width: 4, height: 3, color: '#808080' };

/** A request whose network is played by the test. */
const fakeRequest = () => {
  const headers = new Map<string, string>();
  const request = {
    status: 0,
    response: null as unknown,
    upload: { onprogress: null } as Request['upload'],
    responseType: '',
    withCredentials: false,
    onload: null as Request['onload'],
    onerror: null as Request['onerror'],
    onabort: null as Request['onabort'],
    open: vi.fn(),
    setRequestHeader: (name: string, value: string) => void headers.set(name, value),
    send: vi.fn(),
    abort: () => request.onabort?.(),
  };
  const answer = (status: number, body: unknown) => {
    Object.assign(request, { status, response: new Blob([JSON.stringify(body)]) });
    request.onload?.();
  };
  return { request, headers, answer };
};

const upload = (input: { onProgress?: (part: number) => void; signal?: AbortSignal }) => {
  const fake = fakeRequest();
  const plain = vi.fn<Fetch>(async () => Response.json({ photo }, { status: 201 }));
  const http = createHttp({ origin: '', fetch: uploadFetch(plain, () => fake.request), jar: null });
  const done = http.send(uploadPhoto, { body: {}, file: new Blob(['picture']), ...input }, 'the-token');
  return { ...fake, plain, done };
};

describe('an upload', () => {
  test('tells how far it has gone, and is answered like any other call', async () => {
    const parts: number[] = [];
    const { request, headers, answer, plain, done } = upload({ onProgress: (part) => parts.push(part) });
    request.upload.onprogress?.({ lengthComputable: true, loaded: 1, total: 4 });
    request.upload.onprogress?.({ lengthComputable: false, loaded: 2, total: 0 });
    request.upload.onprogress?.({ lengthComputable: true, loaded: 4, total: 4 });
    answer(201, { photo });
    await expect(done).resolves.toEqual({ photo });
    expect(parts).toEqual([0.25, 1]);
    expect(headers.get('authorization')).toBe('Bearer the-token');
    expect(request.send).toHaveBeenCalledWith(expect.any(FormData));
    expect(plain).not.toHaveBeenCalled();
  });

  test('is a plain fetch when nobody asks how far it is', async () => {
    const { request, plain, done } = upload({});
    await expect(done).resolves.toEqual({ photo });
    expect(plain).toHaveBeenCalledOnce();
    expect(request.send).not.toHaveBeenCalled();
  });

  test('given up, stops and rejects with the reason of its signal', async () => {
    const stop = new AbortController();
    const { done } = upload({ onProgress: () => undefined, signal: stop.signal });
    stop.abort(new Error('not wanted any more'));
    await expect(done).rejects.toThrow('not wanted any more');
  });

  test('given up before it began, is not sent at all', async () => {
    const { done, request } = upload({ onProgress: () => undefined, signal: AbortSignal.abort(new Error('too late')) });
    await expect(done).rejects.toThrow('too late');
    expect(request.send).not.toHaveBeenCalled();
  });

  test('that breaks off is NETWORK, one that is refused has the code of the server', async () => {
    const broken = upload({ onProgress: () => undefined });
    broken.request.onerror?.();
    await expect(broken.done).rejects.toMatchObject({ code: 'NETWORK', retryable: true });
    const refused = upload({ onProgress: () => undefined });
    refused.answer(413, 'no problem document');
    await expect(refused.done).rejects.toMatchObject({ name: 'ClientError' });
  });
});
