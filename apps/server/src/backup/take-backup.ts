import { chmod, copyFile, mkdir, mkdtemp, open, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { pictureSizeSchema } from '@chatter/protocol/picture';
import type { FileStore } from '@chatter/store/files';
import { openDiskFiles } from '@chatter/store-sqlite/disk-files';
import { copyDatabase, databaseFile, openSnapshot } from '@chatter/store-sqlite/snapshot';
import { type Checksum, hashOfFile, writeChecksums } from './checksums.ts';
import { type Copied, copyPictures } from './copy-pictures.ts';
import { checksumsFile, type Manifest, manifestFile } from './manifest.ts';
import { syncPath } from './sync-path.ts';

export interface BackupParts {
  /** The data folder; a server may be using it. */
  readonly dataDir: string;
  /** File of the keys of tokens. */
  readonly secretsFile: string;
  readonly files: FileStore;
  /** Folder to be made; it may be there when it is empty. */
  readonly target: string;
  readonly version: string;
  readonly now: () => number;
  readonly onProgress: (done: number, all: number) => void;
}

// A picture that is replaced between the copy of the database and the copy of its files is gone when its turn comes;
// the next copy of the database does not show it any more.
const tries = 3;

/**
 * Takes a backup of one instant: the database first, then the files of all pictures in it, which are never changed and
 * not removed while the database shows them. It is made beside its place and gets its name when it is whole.
 * @throws Error with a sentence for the operator
 */
export const takeBackup = async (parts: BackupParts): Promise<Manifest> => {
  const target = resolve(parts.target);
  await checkTarget(target);
  await mkdir(dirname(target), { recursive: true });
  const draft = await mkdtemp(join(dirname(target), `.${basename(target)}-`));
  try {
    const manifest = await fill(draft, parts);
    await rmdir(target).catch(() => undefined);
    await rename(draft, target);
    await syncPath(dirname(target));
    return manifest;
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
};

const checkTarget = async (target: string): Promise<void> => {
  const entries = await readdir(target).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new Error(`The backup cannot be written to ${target} (${error.code}); name a folder that is not there yet.`);
  });
  if (entries.length > 0) throw new Error(`${target} is not empty; name a folder that is not there yet.`);
};

const fill = async (draft: string, parts: BackupParts): Promise<Manifest> => {
  const path = join(draft, databaseFile);
  const filesFolder = join(draft, 'files');
  const to = await openDiskFiles({ folder: filesFolder });
  const copied: Copied = new Map();
  const { missing, ...facts } = await copyData(path, { ...parts, to, copied });
  await rm(join(filesFolder, 'unfinished'), { recursive: true, force: true });
  await copySecrets(parts.secretsFile, draft);
  await syncPath(path);
  await writeChecksums(join(draft, checksumsFile), [
    { name: databaseFile, hash: await hashOfFile(path) },
    { name: 'secrets.json', hash: await hashOfFile(join(draft, 'secrets.json')) },
    ...checksumsOf(copied, to),
  ]);
  const bytes = [...copied.values()].reduce((sum, file) => sum + file.bytes, 0);
  const manifest: Manifest = {
    ...{ format: 1, chatter: parts.version, ...facts },
    files: { count: copied.size, bytes },
    missingFiles: missing.length,
    checksums: await hashOfFile(join(draft, checksumsFile)),
  };
  await writeSynced(join(draft, manifestFile), `${JSON.stringify(manifest, null, 2)}\n`);
  await syncPath(draft);
  return manifest;
};

const copyData = async (path: string, parts: BackupParts & { to: FileStore; copied: Copied }) => {
  for (let attempt = 1; ; attempt += 1) {
    await rm(path, { force: true });
    const takenAt = parts.now();
    await copyDatabase(parts.dataDir, path);
    const snapshot = await openSnapshot(path);
    try {
      const { schema, counts } = snapshot;
      const all = counts.pictures * pictureSizeSchema.options.length;
      let done = 0;
      const onFile = (): void => parts.onProgress(++done, all);
      const missing = await copyPictures(snapshot, { from: parts.files, to: parts.to, copied: parts.copied, onFile });
      // A file that was lost long ago must not keep people from a backup of all others.
      if (missing.length === 0 || attempt === tries) return { takenAt, schema, counts, missing };
    } finally {
      snapshot.close();
    }
  }
};

const checksumsOf = function* (copied: Copied, to: FileStore): Generator<Checksum> {
  for (const [key, { hash }] of copied) yield { name: `files/${to.pathOf(key)}`, hash };
};

const copySecrets = async (secretsFile: string, draft: string): Promise<void> => {
  const copy = join(draft, 'secrets.json');
  await copyFile(secretsFile, copy);
  await chmod(copy, 0o600);
  await syncPath(copy);
};

const writeSynced = async (path: string, text: string): Promise<void> => {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
};
