import { once } from 'node:events';
import mongoose from 'mongoose';
import { expect, test } from 'vitest';
import { rewriteHello } from './rewrite-hello.ts';

const { deserialize, serialize } = mongoose.mongo.BSON;

/** An OP_MSG with one document. */
const messageOf = (document: Record<string, unknown>): Buffer => {
  const body = serialize(document);
  const head = Buffer.alloc(21);
  head.writeInt32LE(head.length + body.length, 0);
  head.writeInt32LE(2013, 12);
  return Buffer.concat([head, body]);
};

/** What comes out when the bytes come in pieces of one length. */
const pass = async (bytes: Buffer, piece: number): Promise<Buffer> => {
  const rewriting = rewriteHello(new Map([['db-1:27017', '127.0.0.1:5001']]));
  const passed: Buffer[] = [];
  rewriting.on('data', (chunk: Buffer) => passed.push(chunk));
  for (let at = 0; at < bytes.length; at += piece) rewriting.write(bytes.subarray(at, at + piece));
  rewriting.end();
  await once(rewriting, 'end');
  return Buffer.concat(passed);
};

test('a driver is told the names of proxies, however the bytes come; what is no hello goes through as it was', async () => {
  const hello = { setName: 'rs0', hosts: ['db-1:27017', 'db-2:27017'], me: 'db-1:27017', primary: 'db-1:27017', ok: 1 };
  const other = messageOf({ setName: 'db-1:27017', text: 'db-1:27017', ok: 1 });
  for (const piece of [1, 7, 1_000]) {
    const passed = await pass(Buffer.concat([other, messageOf(hello), other]), piece);
    expect(passed.subarray(0, other.length)).toEqual(other);
    const length = passed.readInt32LE(other.length);
    const told = deserialize(passed.subarray(other.length + 21, other.length + length));
    const renamed = { hosts: ['127.0.0.1:5001', 'db-2:27017'], me: '127.0.0.1:5001', primary: '127.0.0.1:5001' };
    expect(told).toEqual({ ...hello, ...renamed });
    expect(passed.subarray(other.length + length)).toEqual(other);
  }
});
