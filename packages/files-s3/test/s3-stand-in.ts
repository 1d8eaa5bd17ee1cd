import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { S3Options } from '../src/s3-files.ts';
import { refusalOf } from './verify-signature.ts';

type Objects = Map<string, Buffer>;

const refuse = (response: ServerResponse, status: number, code: string): void => {
  response.writeHead(status, { 'content-type': 'application/xml' });
  response.end(`<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${code}</Message></Error>`);
};

const give = (request: IncomingMessage, response: ServerResponse, bytes: Buffer): void => {
  const facts = { etag: '"0"', 'last-modified': new Date(0).toUTCString(), 'accept-ranges': 'bytes' };
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '');
  const start = Number(range?.[1] ?? 0);
  const end = Math.min(Number(range?.[2] || bytes.length - 1), bytes.length - 1);
  if (range !== null && start >= bytes.length) {
    refuse(response, 416, 'InvalidRange');
    return;
  }
  const part = bytes.subarray(start, end + 1);
  const more = range === null ? {} : { 'content-range': `bytes ${start}-${end}/${bytes.length}` };
  response.writeHead(range === null ? 200 : 206, { ...facts, ...more, 'content-length': part.length });
  response.end(request.method === 'HEAD' ? undefined : part);
};

const answer = (request: IncomingMessage, response: ServerResponse, objects: Objects, key: string, body: Buffer) => {
  const bytes = objects.get(key);
  if (request.method === 'PUT') {
    objects.set(key, body);
    response.writeHead(200, { etag: '"0"' }).end();
  } else if (request.method === 'DELETE') {
    objects.delete(key);
    response.writeHead(204).end();
  } else if (request.method !== 'GET' && request.method !== 'HEAD') refuse(response, 405, 'MethodNotAllowed');
  else if (bytes === undefined) refuse(response, 404, 'NoSuchKey');
  else give(request, response, bytes);
};

/** The few requests of S3 that files need, over HTTP, each judged by its signature. */
export const startS3StandIn = async (): Promise<{ options: S3Options; objects: Objects; close(): Promise<void> }> => {
  const account = { region: 'eu-test-1', accessKey: 'AKIATEST', secretKey: 'a/secret+key' };
  const bucket = 'chatter-pictures';
  const objects: Objects = new Map();
  const server = createServer(async (request, response) => {
    const body = await buffer(request);
    const refusal = refusalOf(request, body, account);
    if (refusal !== null) return refuse(response, 403, refusal);
    const [, name, ...key] = new URL(request.url ?? '/', 'http://any').pathname.split('/').map(decodeURIComponent);
    if (name !== bucket) return refuse(response, 404, 'NoSuchBucket');
    if (key.join('') === '') response.writeHead(request.method === 'HEAD' ? 200 : 405).end();
    else answer(request, response, objects, key.join('/'), body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { options: { url: `http://127.0.0.1:${port}`, bucket, ...account }, objects, close };
};
