import { Readable } from 'node:stream';
import { endLostWrites } from '@chatter/mongo-watch/end-lost-writes';
import { keepWatched, watchTimes } from '@chatter/mongo-watch/keep-watched';
import { resolveRange } from '@chatter/store/byte-range';
import { checkFileKey } from '@chatter/store/file-key';
import type { ByteRange, FileStore, OpenFile } from '@chatter/store/files';
import { storeUnavailable } from '@chatter/store/store-unavailable';
import { GridFSBucket, MongoClient, MongoError } from 'mongodb';
import { type Bucket, type FileDocument, newest, openBucket } from './bucket.ts';
import { putVersion } from './put-version.ts';
import { dropVersion, sweepVersions } from './sweep-versions.ts';

export interface GridFsOptions {
  /** `mongodb://` or `mongodb+srv://`. */
  readonly url: string;
  /** Instead of the one that the address names; without either it is `chatter`. */
  readonly database?: string;
}

/**
 * Keeps files in two collections of a MongoDB database, laid out as GridFS has it, so that its tools read them too.
 * @throws Error with a sentence for the operator when the database does not answer
 */
export const openGridFsFiles = async ({ url, database }: GridFsOptions): Promise<FileStore> => {
  endLostWrites();
  // The driver's own half a minute is longer than anybody waits for a picture; the address may name another time.
  const patience = /serverSelectionTimeoutMS=/i.test(url) ? {} : { serverSelectionTimeoutMS: 5_000 };
  const client = new MongoClient(url, { appName: 'chatter-files', ...patience, ...watchTimes });
  const db = client.db(database ?? databaseOf(url), { writeConcern: { w: 'majority', journal: true } });
  const bucket = await openBucket(db).catch(async (error: unknown) => {
    await client.close();
    throw new Error('The database that MONGODB_URL names does not answer; start it, or correct the address.', {
      cause: error,
    });
  });
  const stopWatching = keepWatched(client);
  const downloads = new GridFSBucket(db, { bucketName: bucket.name });
  return {
    put: (key, bytes) => guarded(key, () => putVersion(bucket, key, bytes)),
    open: (key, range) => guarded(key, async () => openVersion(downloads, await newest(bucket.files, key), range)),
    size: (key) => guarded(key, async () => (await newest(bucket.files, key))?.length ?? null),
    remove: (key) => guarded(key, () => removeKey(bucket, key)),
    pathOf: (key) => {
      checkFileKey(key);
      return null;
    },
    sweep: (before) => orUnavailable(() => sweepVersions(bucket, before)),
    close() {
      stopWatching();
      return client.close();
    },
  };
};

/** The driver's own fallback is `test`, which nobody means. */
const databaseOf = (url: string): string => /^mongodb(?:\+srv)?:\/\/[^/]+\/([^/?]+)/.exec(url)?.[1] ?? 'chatter';

const openVersion = (
  downloads: GridFSBucket,
  file: FileDocument | null,
  range: ByteRange | undefined,
): OpenFile | null => {
  if (file === null) return null;
  const { start, bytes } = resolveRange(range, file.length);
  const stream =
    bytes === 0 ? Readable.from([]) : downloads.openDownloadStream(file._id, { start, end: start + bytes });
  return { bytes, stream };
};

const removeKey = async (bucket: Bucket, key: string): Promise<void> => {
  // Out of sight first: should the node die in between, the sweep goes on where it stopped.
  const gone = { 'metadata.state': 'removed', 'metadata.leftAt': new Date() } as const;
  await bucket.files.updateMany({ filename: key, 'metadata.state': { $ne: 'uploading' } }, { $set: gone });
  const left = await bucket.files.find({ filename: key, 'metadata.state': 'removed' }).toArray();
  for (const { _id } of left) await dropVersion(bucket, _id);
};

const guarded = async <Answer>(key: string, work: () => Promise<Answer>): Promise<Answer> => {
  checkFileKey(key);
  return orUnavailable(work);
};

const orUnavailable = async <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
  try {
    return await work();
  } catch (error) {
    throw error instanceof MongoError ? storeUnavailable(error) : error;
  }
};
