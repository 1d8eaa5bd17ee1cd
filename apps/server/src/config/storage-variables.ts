import * as z from 'zod/mini';
import { defineVariable } from './variable.ts';

const optional = (pattern: RegExp) =>
  z.union([
    z.pipe(
      z.literal(''),
      z.transform(() => null),
    ),
    z.string().check(z.regex(pattern)),
  ]);

/** Where pictures lie with FILES=s3. */
export const s3Variables = {
  S3_URL: defineVariable({
    schema: optional(/^https?:\/\/[^\s/?#]+(\/[^\s?#]*)?$/),
    fallback: '',
    help: 'With FILES=s3: address of the storage, without the bucket',
    cure: 'set it to an address such as https://s3.eu-central-1.amazonaws.com',
  }),
  S3_BUCKET: defineVariable({
    schema: optional(/^[0-9a-z][0-9a-z.-]{1,61}[0-9a-z]$/),
    fallback: '',
    help: 'With FILES=s3: name of the bucket, which must be there',
    cure: 'set it to the name of a bucket: 3 to 63 of a-z, 0-9, dots and hyphens',
  }),
  S3_REGION: defineVariable({
    schema: z.string().check(z.regex(/^[0-9A-Za-z-]{1,64}$/)),
    fallback: 'us-east-1',
    help: 'With FILES=s3: region of the bucket',
    cure: 'set it to a region, for example eu-central-1',
  }),
  S3_ACCESS_KEY: defineVariable({
    schema: optional(/^\S{1,256}$/),
    fallback: '',
    help: 'With FILES=s3: name of the key',
    cure: 'set it to the name of a key, without spaces',
  }),
  S3_SECRET_KEY: defineVariable({
    schema: optional(/^\S{1,256}$/),
    fallback: '',
    help: 'With FILES=s3: the secret of that key',
    cure: 'set it to the secret of the key, without spaces',
    isSecret: true,
  }),
} as const;
