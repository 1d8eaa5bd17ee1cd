import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { S3Client, S3Errors } from '@bradenmacdonald/s3-lite-client';
import { resolveRange } from '@chatter/store/byte-range';
import { checkFileKey } from '@chatter/store/file-key';
import type { ByteRange, FileStore, OpenFile } from '@chatter/store/files';
import { storeUnavailable } from '@chatter/store/store-unavailable';

export interface S3Options {
  /** Address of the service, without the bucket: `https://s3.eu-central-1.amazonaws.com`. */
  readonly url: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKey: string;
  readonly secretKey: string;
}

/**
 * Keeps files as objects of a bucket, under their keys; the bucket must be there and may hold other things. A put is one
 * request whose signature covers the bytes, so that the service stores all of them or none.
 * @throws Error with a sentence for the operator when the bucket cannot be used
 */
export const openS3Files = async (options: S3Options): Promise<FileStore> => {
  const { url, ...rest } = options;
  const client = new S3Client({ endPoint: url, ...rest });
  await checkBucket(client, options);
  return {
    put: (key, bytes) => guarded(key, () => put(client, key, bytes)),
    open: (key, range) => guarded(key, () => open(client, key, range)),
    size: (key) => guarded(key, () => sizeOf(client, key)),
    remove: (key) => guarded(key, () => client.deleteObject(key)),
    pathOf: (key) => {
      checkFileKey(key);
      return null;
    },
    // A put is one request: nothing is ever half done.
    sweep: async () => 0,
    close: async () => {},
  };
};

const checkBucket = async (client: S3Client, { url, bucket }: S3Options): Promise<void> => {
  try {
    // HeadBucket: the client's own question lists objects, which keys for reading and writing alone may not.
    await client.makeRequest({ method: 'HEAD', objectName: '' });
  } catch (error) {
    throw new Error(`The storage at ${url} ${reasonOf(error, bucket)}.`, { cause: error });
  }
};

const reasonOf = (error: unknown, bucket: string): string => {
  if (statusOf(error) === 404) return `has no bucket ${bucket}; make it, or correct S3_BUCKET`;
  if (statusOf(error) === 403) return 'refuses the keys; check S3_ACCESS_KEY, S3_SECRET_KEY and S3_REGION';
  return 'does not answer as one; check S3_URL and S3_REGION';
};

const put = async (client: S3Client, key: string, bytes: Uint8Array): Promise<void> => {
  await client.putObject(key, new Uint8Array(bytes), { metadata: { 'Content-Type': 'application/octet-stream' } });
};

// No object is longer.
const longest = 5 * 2 ** 40;

const open = async (client: S3Client, key: string, range: ByteRange | undefined): Promise<OpenFile | null> => {
  // How long the file is, only the service knows; it cuts the end, and says by 416 when it is shorter than the start.
  const wish = range && resolveRange(range, longest);
  const part = wish ? { offset: wish.start, length: wish.bytes } : { offset: 0, length: 0 };
  const response = await client.getPartialObject(key, part).catch((error: unknown) => {
    if (statusOf(error) === 416) throw new RangeError(`No byte ${part.offset} in ${key}`, { cause: error });
    return nullWhenMissing(error);
  });
  if (response === null) return null;
  const { body } = response;
  const stream = body === null ? Readable.from([]) : Readable.fromWeb(body as ReadableStream<Uint8Array>);
  return { bytes: Number(response.headers.get('content-length')), stream };
};

const sizeOf = async (client: S3Client, key: string): Promise<number | null> =>
  (await client.statObject(key).catch(nullWhenMissing))?.size ?? null;

const statusOf = (error: unknown): number | null => (error instanceof S3Errors.ServerError ? error.statusCode : null);

const nullWhenMissing = (error: unknown): null => {
  const bucketIsGone = error instanceof S3Errors.ServerError && error.code === 'NoSuchBucket';
  if (statusOf(error) === 404 && !bucketIsGone) return null;
  throw error;
};

const guarded = async <Answer>(key: string, work: () => Promise<Answer>): Promise<Answer> => {
  checkFileKey(key);
  try {
    return await work();
  } catch (error) {
    // `fetch` tells a network that fails as a TypeError.
    const failed = error instanceof S3Errors.S3Error || error instanceof TypeError;
    throw failed ? storeUnavailable(error) : error;
  }
};
