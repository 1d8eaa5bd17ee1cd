import { join } from 'node:path';
import type { FileStore } from '@chatter/store/files';
import { openDiskFiles } from '@chatter/store-sqlite/disk-files';
import type { Config } from '../config.ts';

/**
 * Opens the place of files that the settings name; the code of the others is not loaded.
 * @param shared a server may be using the same place
 */
export const openFiles = async (
  { files, dataDir, accelRedirect }: Pick<Config, 'files' | 'dataDir' | 'accelRedirect'>,
  { shared = false } = {},
): Promise<FileStore> => {
  if (files.kind === 'gridfs') {
    const { openGridFsFiles } = await import('@chatter/files-gridfs/gridfs-files');
    return openGridFsFiles(files);
  }
  if (files.kind === 's3') {
    const { openS3Files } = await import('@chatter/files-s3/s3-files');
    return openS3Files(files);
  }
  return openDiskFiles({ folder: join(dataDir, 'files'), shared, groupReads: accelRedirect !== null });
};
