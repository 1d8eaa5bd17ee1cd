import { StartError } from './start-error.ts';

/** Where the bytes of pictures lie. */
export type FilesPlace =
  | { readonly kind: 'disk' }
  | { readonly kind: 'gridfs'; readonly url: string }
  | ({ readonly kind: 's3' } & S3Place);

interface S3Place {
  readonly url: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKey: string;
  readonly secretKey: string;
}

interface Values {
  readonly FILES: 'auto' | 'disk' | 'gridfs' | 's3';
  readonly MONGODB_URL: string | null;
  readonly S3_URL: string | null;
  readonly S3_BUCKET: string | null;
  readonly S3_REGION: string;
  readonly S3_ACCESS_KEY: string | null;
  readonly S3_SECRET_KEY: string | null;
  readonly ACCEL_REDIRECT: string;
}

const parseS3 = (values: Values): S3Place => {
  const { S3_URL, S3_BUCKET, S3_REGION, S3_ACCESS_KEY, S3_SECRET_KEY } = values;
  const missing = Object.entries({ S3_URL, S3_BUCKET, S3_ACCESS_KEY, S3_SECRET_KEY }).flatMap(([name, value]) =>
    value === null ? [name] : [],
  );
  if (S3_URL === null || S3_BUCKET === null || S3_ACCESS_KEY === null || S3_SECRET_KEY === null) {
    throw new StartError(`FILES is "s3" and ${missing.join(', ')} not set; set it, or choose another place by FILES.`);
  }
  return { url: S3_URL, bucket: S3_BUCKET, region: S3_REGION, accessKey: S3_ACCESS_KEY, secretKey: S3_SECRET_KEY };
};

const parsePlace = (values: Values): FilesPlace => {
  const { FILES, MONGODB_URL } = values;
  if (FILES === 's3') return { kind: 's3', ...parseS3(values) };
  if (FILES === 'gridfs' && MONGODB_URL === null) {
    throw new StartError('FILES is "gridfs" and MONGODB_URL is not set; set it, or choose another place by FILES.');
  }
  // A disk belongs to one machine: whoever names a database for many nodes wants the pictures on all of them.
  if (MONGODB_URL !== null && FILES !== 'disk') return { kind: 'gridfs', url: MONGODB_URL };
  return { kind: 'disk' };
};

/** @throws StartError when settings are missing that the place needs, or contradict it */
export const parseFilesPlace = (values: Values): FilesPlace => {
  const place = parsePlace(values);
  if (values.ACCEL_REDIRECT !== '' && place.kind !== 'disk') {
    throw new StartError(
      `ACCEL_REDIRECT lets nginx hand over files of a folder, and pictures lie in ${place.kind}; set FILES=disk, or unset it.`,
    );
  }
  return place;
};
