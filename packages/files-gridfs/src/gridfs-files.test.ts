import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { filesContract } from '@chatter/store/contract/files.contract';
import type { FileStore } from '@chatter/store/files';
import { type Db, MongoClient, type ServerHeartbeatStartedEvent } from 'mongodb';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { mongoUrl } from '../test/mongo-url.ts';
import { openGridFsFiles } from './gridfs-files.ts';

const url = mongoUrl();
const newDatabase = (): string => `chatter_files_${randomBytes(6).toString('hex')}`;

describe.runIf(url !== null)('files on GridFS', () => {
  const client = new MongoClient(url ?? 'mongodb://127.0.0.1');
  afterAll(() => client.close());

  filesContract('GridFS', async () => {
    const database = newDatabase();
    const files = await openGridFsFiles({ url: url ?? '', database });
    const close = async (): Promise<void> => {
      await files.close();
      await client.db(database).dropDatabase();
    };
    return { files, close };
  });

  describe('what is only its own', () => {
    const database = newDatabase();
    let nodes: FileStore[];
    let db: Db;
    beforeAll(async () => {
      nodes = await Promise.all([1, 2].map(() => openGridFsFiles({ url: url ?? '', database })));
      db = client.db(database);
    });
    beforeEach(async () => {
      await Promise.all(['files', 'chunks'].map((part) => db.collection(`pictures_fs.${part}`).deleteMany({})));
    });
    afterAll(async () => {
      await Promise.all(nodes.map((node) => node.close()));
      await db.dropDatabase();
    });

    afterEach(() => {
      vi.useRealTimers();
      vi.restoreAllMocks();
    });

    const [first, second] = [0, 1].map((at) => () => nodes[at] as FileStore) as [() => FileStore, () => FileStore];
    const left = async () => ({
      files: await db.collection('pictures_fs.files').countDocuments(),
      chunks: await db.collection('pictures_fs.chunks').countDocuments(),
    });
    const read = async (files: FileStore, key: string): Promise<Buffer | null> => {
      const found = await files.open(key);
      return found === null ? null : buffer(found.stream);
    };
    const later = (): number => Date.now() + 60_000;

    test('F2 two nodes that put one key at once agree on one of the two, and the sweep removes the other', async () => {
      const versions = ['a', 'b'].map((letter) => Buffer.alloc(600_000, letter));
      await Promise.all(versions.map((version, at) => nodes[at]?.put('k/large.webp', version)));
      const [one, two] = await Promise.all([read(first(), 'k/large.webp'), read(second(), 'k/large.webp')]);
      expect(one?.equals(two ?? Buffer.alloc(0))).toBe(true);
      expect(await first().sweep(later())).toBe(1);
      expect(await left()).toEqual({ files: 1, chunks: 3 });
      expect((await read(second(), 'k/large.webp'))?.equals(one ?? Buffer.alloc(0))).toBe(true);
    });

    test('F1 F9 what a node left that died half way is never seen, and is swept once it is old', async () => {
      await first().put('k/a.webp', Buffer.alloc(600_000, 'x'));
      const startedAt = new Date(Date.now() - 120_000);
      // What is in the database when a node dies after its second chunk.
      const file = await db
        .collection('pictures_fs.files')
        .findOneAndUpdate({}, { $set: { 'metadata.state': 'uploading', 'metadata.leftAt': startedAt } });
      await db.collection('pictures_fs.chunks').deleteOne({ files_id: file?._id, n: 2 });
      expect(await second().open('k/a.webp')).toBeNull();
      expect(await second().size('k/a.webp')).toBeNull();
      expect(await second().sweep(startedAt.getTime())).toBe(0);
      expect(await second().sweep(startedAt.getTime() + 1)).toBe(1);
      expect(await left()).toEqual({ files: 0, chunks: 0 });
    });

    test('F1 an upload that is swept while it is under way fails, and shows nothing', async () => {
      const sweeping = { stop: false };
      const sweeper = (async () => {
        while (!sweeping.stop) await second().sweep(later());
      })();
      const outcomes = await Promise.allSettled(
        Array.from({ length: 10 }, (_, at) => first().put(`k/${at}.webp`, Buffer.alloc(600_000, 'x'))),
      );
      sweeping.stop = true;
      await sweeper;
      for (const [at, outcome] of outcomes.entries()) {
        if (outcome.status === 'fulfilled') expect(await read(first(), `k/${at}.webp`)).toHaveLength(600_000);
        else {
          expect(outcome.reason).toMatchObject({ code: 'STORE_UNAVAILABLE' });
          expect(await first().open(`k/${at}.webp`)).toBeNull();
        }
      }
      const stored = outcomes.filter(({ status }) => status === 'fulfilled').length;
      expect(await left()).toEqual({ files: stored, chunks: 3 * stored });
    });

    test('G2 a driver that has stopped looking at its servers is opened anew', async () => {
      vi.useFakeTimers({ toFake: ['setInterval'] });
      const connect = vi.spyOn(MongoClient.prototype, 'connect');
      const files = await openGridFsFiles({ url: url ?? '', database });
      const [driver] = connect.mock.contexts;
      if (!(driver instanceof MongoClient)) throw new Error('No driver was opened.');
      const [{ connectionId }] = await once(driver, 'serverHeartbeatSucceeded');
      driver.emit('serverHeartbeatStarted', { connectionId, awaited: false } as ServerHeartbeatStartedEvent);
      connect.mockClear();
      vi.advanceTimersByTime(6_000);
      await expect.poll(() => connect.mock.calls.length).toBe(1);
      await files.put('k/a.webp', Buffer.from('whole'));
      expect(await read(first(), 'k/a.webp')).toEqual(Buffer.from('whole'));
      await files.close();
    });

    test('a removed file leaves no chunk behind', async () => {
      await first().put('k/a.webp', Buffer.alloc(600_000, 'x'));
      await first().put('k/a.webp', Buffer.alloc(10, 'x'));
      await second().remove('k/a.webp');
      expect(await left()).toEqual({ files: 0, chunks: 0 });
    });
  });
});

test('a database that is not there is a sentence for the operator', async () => {
  const opening = openGridFsFiles({ url: 'mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=100' });
  await expect(opening).rejects.toThrow('The database that MONGODB_URL names does not answer; start it');
});
