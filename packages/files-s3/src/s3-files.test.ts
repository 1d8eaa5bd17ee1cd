import { filesContract } from '@chatter/store/contract/files.contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startS3StandIn } from '../test/s3-stand-in.ts';
import { openS3Files, type S3Options } from './s3-files.ts';

const named = ({ S3_URL, S3_BUCKET, S3_REGION, S3_ACCESS_KEY, S3_SECRET_KEY }: NodeJS.ProcessEnv): S3Options | null =>
  S3_URL && S3_BUCKET && S3_ACCESS_KEY && S3_SECRET_KEY
    ? {
        url: S3_URL,
        bucket: S3_BUCKET,
        region: S3_REGION ?? 'us-east-1',
        accessKey: S3_ACCESS_KEY,
        secretKey: S3_SECRET_KEY,
      }
    : null;

filesContract('S3', async () => {
  const standIn = await startS3StandIn();
  return { files: await openS3Files(standIn.options), close: () => standIn.close() };
});

const outside = named(process.env);
if (outside !== null) {
  filesContract(`S3 at ${outside.url}`, async () => ({ files: await openS3Files(outside), close: async () => {} }));
}

describe('files on S3', () => {
  let standIn: Awaited<ReturnType<typeof startS3StandIn>>;
  beforeAll(async () => {
    standIn = await startS3StandIn();
  });
  afterAll(() => standIn.close());

  test.each<[string, Partial<S3Options>, RegExp]>([
    [
      'a bucket that is not there',
      { bucket: 'another-one' },
      /has no bucket another-one; make it, or correct S3_BUCKET/,
    ],
    ['a wrong secret', { secretKey: 'wrong' }, /refuses the keys; check S3_ACCESS_KEY, S3_SECRET_KEY/],
    ['a wrong region', { region: 'eu-test-2' }, /refuses the keys/],
    ['an address where nobody listens', { url: 'http://127.0.0.1:1' }, /does not answer as one; check S3_URL/],
  ])('%s is a sentence for the operator', async (_what, over, sentence) => {
    await expect(openS3Files({ ...standIn.options, ...over })).rejects.toThrow(sentence);
  });

  test('a storage that is gone is STORE_UNAVAILABLE, not a file that is missing', async () => {
    const files = await openS3Files(standIn.options);
    await files.put('a/b.webp', new TextEncoder().encode('x'));
    const other = await startS3StandIn();
    const cut = await openS3Files(other.options);
    await other.close();
    const name = 'a/b.webp';
    for (const use of [() => cut.open(name), () => cut.size(name), () => cut.put(name, new Uint8Array(1))]) {
      await expect(use()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    }
    expect([...standIn.objects.keys()]).toEqual(['a/b.webp']);
  });
});
