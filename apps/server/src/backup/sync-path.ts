import { open } from 'node:fs/promises';

/** Waits until a file or the entries of a folder are on the disk. */
export const syncPath = async (path: string): Promise<void> => {
  // Windows opens no folders, and syncs no file that was opened for reading.
  if (process.platform === 'win32') return;
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
};
