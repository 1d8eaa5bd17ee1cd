import { copyFile, mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkFileKey } from '@chatter/store/file-key';
import type { FileStore } from '@chatter/store/files';
import { openDiskFiles } from '@chatter/store-sqlite/disk-files';
import { adoptDatabase, databaseFile, holdFolder, openSnapshot } from '@chatter/store-sqlite/snapshot';
import { unfinishedRestore } from '../config/unfinished-restore.ts';
import { type Checksum, hashOf, hashOfFile, readChecksums } from './checksums.ts';
import { inLanes } from './in-lanes.ts';
import { checksumsFile, type Manifest, readManifest } from './manifest.ts';
import { syncPath } from './sync-path.ts';

export interface RestoreParts {
  readonly backup: string;
  /** The data folder, made when it is missing. */
  readonly dataDir: string;
  /** Where the settings have files, when not in the data folder. */
  readonly files: FileStore | null;
  /** Puts what is in the folder aside. */
  readonly replace: boolean;
  readonly keepSessions: boolean;
  readonly now: () => number;
  readonly onProgress: (done: number, all: number) => void;
}

const stagingFolder = 'restoring';
const lanes = 8;

// The database last: it is what makes a folder one of Chatter.
const entries = ['files', 'secrets.json', `${databaseFile}-wal`, `${databaseFile}-shm`, databaseFile] as const;

/**
 * Puts a backup into a data folder. Everything is copied beside its place and checked there; only when all of it is
 * right is anything of the folder touched. From then on a mark keeps servers out until all is in place.
 * @returns the manifest, and the folder to which what was there before was moved
 * @throws Error with a sentence for the operator, who finds the folder as it was unless it says so
 */
export const restoreBackup = async (parts: RestoreParts): Promise<{ manifest: Manifest; aside: string | null }> => {
  const { backup, dataDir } = parts;
  const manifest = await readManifest(backup);
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const lock = await holdFolder(dataDir);
  try {
    const present = (await readdir(dataDir)).filter((name) => (entries as readonly string[]).includes(name));
    if (present.length > 0 && !parts.replace && !(await wasInterrupted(dataDir))) {
      throw new Error(
        `${dataDir} holds ${present.join(', ')} already; restore into another folder, or add --replace to put it aside.`,
      );
    }
    const staging = join(dataDir, stagingFolder);
    await rm(staging, { recursive: true, force: true });
    try {
      await stage(staging, manifest, parts);
      const aside = await swap(staging, parts);
      return { manifest, aside };
    } finally {
      await rm(staging, { recursive: true, force: true });
    }
  } finally {
    lock.release();
  }
};

const wasInterrupted = async (dataDir: string): Promise<boolean> =>
  (await readdir(dataDir)).includes(unfinishedRestore);

const stage = async (staging: string, manifest: Manifest, parts: RestoreParts): Promise<void> => {
  const { backup, onProgress, keepSessions } = parts;
  if ((await hashOfFile(join(backup, checksumsFile)).catch(() => null)) !== manifest.checksums) {
    throw new Error(`${checksumsFile} of the backup is missing, or not the one that was made with it.`);
  }
  await mkdir(staging, { mode: 0o700 });
  const disk = await openDiskFiles({ folder: join(staging, 'files') });
  const to = parts.files ?? disk;
  const all = manifest.files.count + 2;
  let done = 0;
  await inLanes(lanes, readChecksums(backup, checksumsFile), async (entry) => {
    await (entry.name.includes('/') ? copyPicture(backup, entry, disk, to) : copyWhole(backup, entry, staging));
    done += 1;
    onProgress(done, all);
  });
  if (done !== all) throw new Error(`${checksumsFile} lists ${done} files, and the manifest ${all}.`);
  await rm(join(staging, 'files', 'unfinished'), { recursive: true, force: true });
  await checkDatabase(join(staging, databaseFile), manifest);
  await adoptDatabase(join(staging, databaseFile), { keepSessions });
};

const wrong = (name: string): Error => new Error(`${name} of the backup is damaged: it is not what was backed up.`);
const gone = (name: string) => (): never => {
  throw new Error(`${name} of the backup is missing.`);
};

/** @param disk says where the file of a key lies in a backup, which is laid out like a data folder */
const copyPicture = async (backup: string, { name, hash }: Checksum, disk: FileStore, to: FileStore): Promise<void> => {
  const key = name.replace(/^files\/[0-9a-f]{2}\//, '');
  checkFileKey(key);
  if (name !== `files/${disk.pathOf(key)}`)
    throw new Error(`${checksumsFile} of the backup names ${name}, which is no file of it.`);
  const bytes = await readFile(join(backup, name)).catch(gone(name));
  if (hashOf(bytes) !== hash) throw wrong(name);
  await to.put(key, bytes);
};

const copyWhole = async (backup: string, { name, hash }: Checksum, staging: string): Promise<void> => {
  if (name !== databaseFile && name !== 'secrets.json')
    throw new Error(`${checksumsFile} names ${name}, which is no file of a backup.`);
  const copy = join(staging, name);
  await writeFile(copy, '', { mode: 0o600 });
  await copyFile(join(backup, name), copy).catch(gone(name));
  if ((await hashOfFile(copy)) !== hash) throw wrong(name);
  await syncPath(copy);
};

const checkDatabase = async (path: string, manifest: Manifest): Promise<void> => {
  const snapshot = await openSnapshot(path);
  snapshot.close();
  const counts = Object.entries(snapshot.counts).sort();
  if (JSON.stringify(counts) !== JSON.stringify(Object.entries(manifest.counts).sort())) {
    throw new Error('The database of the backup does not hold the rows that its manifest counts.');
  }
};

const swap = async (staging: string, { dataDir, now }: RestoreParts): Promise<string | null> => {
  const aside = join(dataDir, `before-restore-${new Date(now()).toISOString().replace(/[:.]/g, '-')}`);
  await writeFile(join(dataDir, unfinishedRestore), 'A restore is under way, or was cut off: run it again.\n');
  let moved = false;
  for (const name of [...entries].reverse()) moved = (await moveAside(dataDir, aside, name)) || moved;
  const incoming = new Set(await readdir(staging));
  for (const name of entries) if (incoming.has(name)) await rename(join(staging, name), join(dataDir, name));
  await syncPath(dataDir);
  await rm(join(dataDir, unfinishedRestore));
  if (!moved) await rmdir(aside);
  return moved ? aside : null;
};

const moveAside = async (dataDir: string, aside: string, name: string): Promise<boolean> => {
  try {
    await mkdir(aside, { recursive: true, mode: 0o700 });
    await rename(join(dataDir, name), join(aside, name));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return false;
  }
};
