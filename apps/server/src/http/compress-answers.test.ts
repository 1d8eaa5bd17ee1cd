import { once } from 'node:events';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import express from 'express';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { type Account as Person, signUp, startTestServer, type TestServer } from '../../test/start-test-server.ts';
import { say, startGroup } from '../../test/talk.ts';
import { compressAnswers } from './compress-answers.ts';

let server: TestServer;
let mara: Person;
let path: string;

beforeAll(async () => {
  server = await startTestServer();
  mara = await signUp(server, 'mara');
  const { id } = await startGroup(server, mara, []);
  for (let n = 0; n < 20; n += 1) await say(server, mara, id, `Nobody shall read this twice ${n}`);
  path = `/api/conversations/${id}/messages`;
});
afterAll(() => server.close());

// Not by fetch, which unpacks by itself and tells nothing.
const ask = (method: string, url: string, accept: string) =>
  new Promise<{ encoding: string | undefined; vary: string | undefined; bytes: Buffer }>((resolve, reject) => {
    const headers = { authorization: `Bearer ${mara.accessToken}`, 'accept-encoding': accept };
    request(new URL(url, server.url), { method, headers }, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk as Buffer);
      const { vary, 'content-encoding': encoding } = response.headers;
      resolve({ encoding, vary, bytes: Buffer.concat(chunks) });
    })
      .on('error', reject)
      .end();
  });

test('a page of history is packed for whoever takes it, and is the same as one that is not', async () => {
  const plain = await ask('GET', path, 'identity');
  const gzip = await ask('GET', path, 'gzip');
  const brotli = await ask('GET', path, 'br, gzip');
  expect([plain.encoding, gzip.encoding, brotli.encoding]).toEqual([undefined, 'gzip', 'br']);
  expect(gzip.vary).toContain('Accept-Encoding');
  expect(gunzipSync(gzip.bytes)).toEqual(plain.bytes);
  expect(brotliDecompressSync(brotli.bytes)).toEqual(plain.bytes);
  expect(gzip.bytes.length).toBeLessThan(plain.bytes.length / 3);
});

test('an answer that carries a token is never packed, however long', async () => {
  const app = express();
  app.use(compressAnswers());
  app.use((_request, response) => void response.json({ words: 'and so on '.repeat(500) }));
  const listening = app.listen(0, '127.0.0.1');
  onTestFinished(() => void listening.close());
  await once(listening, 'listening');
  const origin = `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
  expect((await ask('GET', `${origin}/api/people`, 'gzip')).encoding).toBe('gzip');
  for (const route of ['signin', 'signup', 'refresh']) {
    expect((await ask('POST', `${origin}/api/${route}`, 'gzip')).encoding).toBeUndefined();
  }
});

test('a short answer is not worth it', async () => {
  expect((await ask('GET', '/api/me', 'gzip')).encoding).toBeUndefined();
});
