import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Archive } from '@chatter/store/archive';
import { openSqliteArchive } from '@chatter/store-sqlite/archive';
import { databaseFile, holdFolder } from '@chatter/store-sqlite/snapshot';

/** The database of a data folder, which nobody else can open until it is closed. */
export const openFolderArchive = async (folder: string): Promise<Archive> => {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const lock = await holdFolder(folder);
  try {
    const archive = await openSqliteArchive(join(folder, databaseFile));
    const close = async (): Promise<void> => {
      await archive.close();
      lock.release();
    };
    return { ...archive, close };
  } catch (error) {
    lock.release();
    throw error;
  }
};

/**
 * The database that an address names. Nothing keeps nodes out of it: they have to be stopped.
 * @param isSource what dead nodes left half done is brought to its end first
 */
export const openMongoDbArchive = async (url: string, { isSource }: { isSource: boolean }): Promise<Archive> => {
  const { openMongoArchive, settleMongo } = await import('@chatter/store-mongo/archive');
  if (isSource) await settleMongo({ url });
  return openMongoArchive({ url });
};
