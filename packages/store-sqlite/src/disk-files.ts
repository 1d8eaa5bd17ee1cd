import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FileStore } from '@chatter/store/files';
import { storeUnavailable } from './engine-error.ts';

const keyPattern = /^[0-9a-z-]+(\.[0-9a-z-]+)*(\/[0-9a-z-]+(\.[0-9a-z-]+)*)*$/;

/** Keeps files below a folder, which is made when it is missing; what a crash left half-written is removed. */
export const openDiskFiles = async ({ folder }: { folder: string }): Promise<FileStore> => {
  const unfinished = join(folder, 'unfinished');
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true, mode: 0o700 });
  return {
    put: (key, bytes) => orUnavailable(() => put(pathOf(folder, key), unfinished, bytes)),
    open: (key) => orUnavailable(() => openFile(pathOf(folder, key))),
    remove: (key) => orUnavailable(() => rm(pathOf(folder, key), { force: true })),
  };
};

/** 256 folders, by a hash of the key's first part, so that none grows beyond what a file system likes. */
const pathOf = (folder: string, key: string): string => {
  // Keys come from the server, not from people; this is the second wall against a path that leaves the folder.
  if (!keyPattern.test(key)) throw new RangeError(`Not a file key: ${JSON.stringify(key)}`);
  const [first = key] = key.split('/');
  return join(folder, createHash('sha256').update(first).digest('hex').slice(0, 2), key);
};

const put = async (path: string, unfinished: string, bytes: Uint8Array): Promise<void> => {
  const draft = join(unfinished, randomBytes(12).toString('hex'));
  try {
    await writeSynced(draft, bytes);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    // The rename makes it visible whole, and only after its bytes are on the disk.
    await rename(draft, path);
    await syncFolder(dirname(path));
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
};

const writeSynced = async (path: string, bytes: Uint8Array): Promise<void> => {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
};

const syncFolder = async (path: string): Promise<void> => {
  // Windows cannot open a folder, and keeps its directory entries in a journal anyway.
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
};

const openFile = async (path: string): ReturnType<FileStore['open']> => {
  const file = await open(path, 'r').catch((error: unknown) => {
    if (isErrno(error) && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return null;
    throw error;
  });
  if (file === null) return null;
  const { size } = await file.stat();
  return { bytes: size, stream: file.createReadStream() };
};

const orUnavailable = async <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
  try {
    return await work();
  } catch (error) {
    throw isErrno(error) ? storeUnavailable(error) : error;
  }
};

const isErrno = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'errno' in error && typeof error.errno === 'number';
