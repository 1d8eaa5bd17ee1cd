import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { type Archive, type ArchiveKind, archiveKinds, batchesOf, lineOf } from '@chatter/store/archive';
import type { FileStore } from '@chatter/store/files';
import { pictureKeysOf } from './picture-keys.ts';

const rowsAtOnce = 1_000;

/** What one side holds of a kind: how many, and the SHA-256 of all of them in their order. */
export interface Digest {
  readonly count: number;
  readonly hash: string;
}

export interface Comparison {
  readonly kind: ArchiveKind | 'files';
  readonly from: Digest;
  readonly to: Digest;
  readonly isEqual: boolean;
}

interface Sides {
  readonly from: Archive;
  readonly to: Archive;
  readonly files: { readonly from: FileStore; readonly to: FileStore } | null;
  readonly onProgress: (more: number) => void;
}

const digestRows = async (archive: Archive, kind: ArchiveKind, onRows: (rows: number) => void): Promise<Digest> => {
  const hash = createHash('sha256');
  let count = 0;
  for await (const { rows } of batchesOf(archive, kind, { after: null, limit: rowsAtOnce })) {
    for (const row of rows) hash.update(`${lineOf(kind, row)}\n`);
    count += rows.length;
    onRows(rows.length);
  }
  return { count, hash: hash.digest('hex') };
};

/** Files that are missing on a side count as none there. */
const digestFiles = async (archive: Archive, files: FileStore): Promise<Digest> => {
  const hash = createHash('sha256');
  let count = 0;
  for await (const { keys } of pictureKeysOf(archive, null)) {
    const found = await Promise.all(keys.map(async (key) => ({ key, file: await files.open(key) })));
    for (const { key, file } of found) {
      if (file === null) continue;
      const content = createHash('sha256').update(await buffer(file.stream));
      hash.update(`${key} ${content.digest('hex')}\n`);
      count += 1;
    }
  }
  return { count, hash: hash.digest('hex') };
};

const compare = (kind: Comparison['kind'], from: Digest, to: Digest): Comparison => ({
  ...{ kind, from, to },
  isEqual: from.count === to.count && from.hash === to.hash,
});

/** Reads both sides whole, from what is stored and not from what was copied. */
export const compareSides = async ({ from, to, files, onProgress }: Sides): Promise<Comparison[]> => {
  const comparisons: Comparison[] = [];
  for (const kind of archiveKinds) {
    const here = digestRows(from, kind, onProgress);
    const there = digestRows(to, kind, () => {});
    const [one, other] = await Promise.all([here, there]);
    comparisons.push(compare(kind, one, other));
  }
  if (files === null) return comparisons;
  const [here, there] = await Promise.all([digestFiles(from, files.from), digestFiles(from, files.to)]);
  return [...comparisons, compare('files', here, there)];
};
