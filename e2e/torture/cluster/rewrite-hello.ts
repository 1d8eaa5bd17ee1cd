import { Transform } from 'node:stream';
import mongoose from 'mongoose';

const { deserialize, serialize } = mongoose.mongo.BSON;

const headerLength = 16;
/** Where the document of an answer begins, by the kind of message: OP_MSG, and OP_REPLY to the very first question. */
const documentAt = new Map([
  [2013, headerLength + 4 + 1],
  [1, headerLength + 20],
]);
const checksumFlag = 1;
/** An answer to `hello` is shorter; longer ones need not be looked into. */
const longestHello = 16_384;

type Hello = Record<string, unknown>;

const isHello = (document: Hello): boolean => typeof document.setName === 'string' && Array.isArray(document.hosts);

const rename = (hello: Hello, names: ReadonlyMap<string, string>): Hello => {
  const renamed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(renamed);
    return typeof value === 'string' ? (names.get(value) ?? value) : value;
  };
  const told = ['hosts', 'passives', 'arbiters', 'me', 'primary'].filter((key) => key in hello);
  return { ...hello, ...Object.fromEntries(told.map((key) => [key, renamed(hello[key])])) };
};

const rewrite = (message: Buffer, names: ReadonlyMap<string, string>): Buffer => {
  const at = documentAt.get(message.readInt32LE(12));
  if (at === undefined || message.length > longestHello || !message.includes('setName')) return message;
  // Numbers stay what they are: as JavaScript's they would come back in another width.
  const hello: Hello = deserialize(message.subarray(at), {
    promoteValues: false,
    allowObjectSmallerThanBufferSize: true,
  });
  if (!isHello(hello)) return message;
  const before = Buffer.from(message.subarray(0, at));
  const after = serialize(rename(hello, names));
  before.writeInt32LE(at + after.length, 0);
  // What follows a document is its checksum, which is not its own any more.
  if (at === headerLength + 5) before.writeInt32LE(before.readInt32LE(headerLength) & ~checksumFlag, headerLength);
  return Buffer.concat([before, after]);
};

/**
 * Passes on what a MongoDB says, with other names for the members of its replica set: a driver asks for them, and would
 * go round a proxy that it was told to begin with.
 * @param names `host:port` as the server has it, to the one at which it is to be found
 */
export const rewriteHello = (names: ReadonlyMap<string, string>): Transform => {
  let rest: Buffer = Buffer.alloc(0);
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      while (rest.length >= headerLength && rest.length >= rest.readInt32LE(0)) {
        const length = rest.readInt32LE(0);
        this.push(rewrite(rest.subarray(0, length), names));
        rest = rest.subarray(length);
      }
      done();
    },
  });
};
