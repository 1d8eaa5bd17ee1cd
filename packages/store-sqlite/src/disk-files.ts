import { createHash, randomBytes } from 'node:crypto';
import { chmod, type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { resolveRange } from '@chatter/store/byte-range';
import { checkFileKey } from '@chatter/store/file-key';
import type { ByteRange, FileStore, OpenFile } from '@chatter/store/files';
import { storeUnavailable } from '@chatter/store/store-unavailable';

interface DiskOptions {
  readonly folder: string;
  /** Another process has the folder too: what it is writing is left alone. */
  readonly shared?: boolean;
  /** Lets the group of this process read, too: nginx, which hands the files over. Without it they are its own. */
  readonly groupReads?: boolean;
}

type Modes = Readonly<Record<'file' | 'folder', number>>;

const modesFor = (groupReads: boolean): Modes =>
  groupReads ? { file: 0o640, folder: 0o750 } : { file: 0o600, folder: 0o700 };

/** Keeps files below a folder, which is made when it is missing; what a crash left half-written is removed. */
export const openDiskFiles = async ({
  folder,
  shared = false,
  groupReads = false,
}: DiskOptions): Promise<FileStore> => {
  const modes = modesFor(groupReads);
  const unfinished = join(folder, 'unfinished');
  if (!shared) await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true, mode: 0o700 });
  if (groupReads) await chmod(folder, modes.folder);
  const place = (key: string): string => join(folder, pathOf(key));
  return {
    put: (key, bytes) => orUnavailable(() => put(place(key), unfinished, bytes, modes)),
    open: (key, range) => orUnavailable(() => openFile(place(key), range)),
    size: (key) => orUnavailable(() => sizeOf(place(key))),
    remove: (key) => orUnavailable(() => rm(place(key), { force: true })),
    pathOf,
    // One process holds the folder, so that what is unfinished is under way, or gone since the start.
    sweep: async () => 0,
    close: async () => {},
  };
};

/** 256 folders, by a hash of the key's first part, so that none grows beyond what a file system likes. */
const pathOf = (key: string): string => {
  checkFileKey(key);
  const [first = key] = key.split('/');
  return `${createHash('sha256').update(first).digest('hex').slice(0, 2)}/${key}`;
};

const put = async (path: string, unfinished: string, bytes: Uint8Array, modes: Modes): Promise<void> => {
  const draft = join(unfinished, randomBytes(12).toString('hex'));
  try {
    await writeSynced(draft, bytes, modes.file);
    await mkdir(dirname(path), { recursive: true, mode: modes.folder });
    // The rename makes it visible whole, and only after its bytes are on the disk.
    await rename(draft, path);
    await syncFolder(dirname(path));
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
};

const writeSynced = async (path: string, bytes: Uint8Array, mode: number): Promise<void> => {
  const file = await open(path, 'wx', mode);
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

const openFile = async (path: string, range: ByteRange | undefined): Promise<OpenFile | null> => {
  const file = await open(path, 'r').catch(nullWhenMissing);
  if (file === null) return null;
  try {
    return await streamOf(file, range);
  } catch (error) {
    await file.close();
    throw error;
  }
};

const streamOf = async (file: FileHandle, range: ByteRange | undefined): Promise<OpenFile | null> => {
  const facts = await file.stat();
  if (!facts.isFile()) {
    await file.close();
    return null;
  }
  const { start, bytes } = resolveRange(range, facts.size);
  if (bytes > 0) return { bytes, stream: file.createReadStream({ start, end: start + bytes - 1 }) };
  await file.close();
  return { bytes, stream: Readable.from([]) };
};

const sizeOf = async (path: string): Promise<number | null> => {
  const facts = await stat(path).catch(nullWhenMissing);
  return facts?.isFile() ? facts.size : null;
};

const nullWhenMissing = (error: unknown): null => {
  if (isErrno(error) && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return null;
  throw error;
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
