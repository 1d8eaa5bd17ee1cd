import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Photo } from '@chatter/protocol/picture';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { mongoUrl } from '../../../../packages/files-gridfs/test/mongo-url.ts';
import { startS3StandIn } from '../../../../packages/files-s3/test/s3-stand-in.ts';
import { withDatabase } from '../../../../scripts/suite/with-database.mjs';
import { fileForm, plainPicture } from '../../test/picture-files.ts';
import { api, signUp, startTestServer } from '../../test/start-test-server.ts';
import type { FilesPlace } from '../config/files-place.ts';

/** Sends a photo up and gets it again, whole and in part. */
const uploadAndRead = async (files: FilesPlace): Promise<void> => {
  const server = await startTestServer({ config: { files } });
  try {
    const mara = await signUp(server, 'mara');
    const form = fileForm('photo', await plainPicture(60, 40));
    const { photo } = (await api(server, mara, 'POST', '/api/photos', form)).body as { photo: Photo };
    const ask = (headers: Record<string, string> = {}) =>
      fetch(`${server.url}/api/pictures/${photo.id}/large`, {
        headers: { authorization: `Bearer ${mara.accessToken}`, ...headers },
      });
    const whole = Buffer.from(await (await ask()).arrayBuffer());
    expect(await sharp(whole).metadata()).toMatchObject({ format: 'webp', width: 60, height: 40 });
    const part = await ask({ range: 'bytes=8-11' });
    expect([part.status, await part.text()]).toEqual([206, 'WEBP']);
    expect(existsSync(join(server.dataDir, 'files'))).toBe(false);
  } finally {
    await server.close();
  }
};

describe('pictures that do not lie on the disk', () => {
  test('in a bucket', async () => {
    const standIn = await startS3StandIn();
    await uploadAndRead({ kind: 's3', ...standIn.options });
    expect(standIn.objects.size).toBe(3);
    await standIn.close();
  });

  const url = mongoUrl();
  test.runIf(url !== null)('in MongoDB', async () => {
    const address = withDatabase(url ?? '', `chatter_files_${randomBytes(6).toString('hex')}`);
    await uploadAndRead({ kind: 'gridfs', url: address });
    const { MongoClient } = await import('mongodb');
    const client = new MongoClient(address);
    expect(await client.db().collection('pictures_fs.files').countDocuments()).toBe(3);
    await client.db().dropDatabase();
    await client.close();
  });

  test('a storage that is not there stops the start with a sentence, and lets go of the folder', async () => {
    const s3 = {
      kind: 's3',
      url: 'http://127.0.0.1:1',
      bucket: 'pictures',
      region: 'x',
      accessKey: 'a',
      secretKey: 'b',
    } as const;
    await expect(startTestServer({ config: { files: s3 } })).rejects.toThrow('does not answer as one; check S3_URL');
  });
});
