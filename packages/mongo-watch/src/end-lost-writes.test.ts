import { once } from 'node:events';
import { Socket } from 'node:net';
import { MongoClient } from 'mongodb';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { endLostWrites } from './end-lost-writes.ts';

const url = process.env.MONGODB_URL;

afterEach(() => void vi.restoreAllMocks());

/** The next write that says this meets a socket that is gone, and whose `close` is still to come. */
const loseNext = (said: string): Promise<void> =>
  new Promise((resolve) => {
    const { write } = Socket.prototype;
    const spy = vi.spyOn(Socket.prototype, 'write').mockImplementation(function (this: Socket, ...args) {
      if (!Buffer.from(args[0]).includes(said)) return write.apply(this, args);
      spy.mockRestore();
      this.destroy();
      resolve();
      return false;
    });
  });

describe.skipIf(url === undefined)('a write on a socket that is gone', () => {
  // By asking: told of changes, the driver hears at once that the line is gone.
  const client = new MongoClient(url ?? 'mongodb://127.0.0.1', {
    heartbeatFrequencyMS: 500,
    serverMonitoringMode: 'poll',
  });
  beforeAll(async () => {
    endLostWrites();
    await client.connect();
  });
  afterAll(() => client.close());

  test('G2 is the end of a question, which may be asked again', async () => {
    const lost = loseNext('lostQuestion');
    await expect(client.db('admin').command({ lostQuestion: 1 })).rejects.toThrow(/closed/);
    await lost;
    expect(await client.db('admin').command({ ping: 1 })).toMatchObject({ ok: 1 });
  });

  test('G2 is the end of a look at a server, and the next one comes', async () => {
    const failed = once(client, 'serverHeartbeatFailed');
    await loseNext('hello');
    await failed;
    await once(client, 'serverHeartbeatSucceeded');
  });
});
