import { buffer } from 'node:stream/consumers';
import { pictureSizeSchema } from '@chatter/protocol/picture';
import type { FileStore } from '@chatter/store/files';
import type { Snapshot } from '@chatter/store-sqlite/snapshot';
import { pictureKey } from '../domain/pictures/picture-key.ts';
import { hashOf } from './checksums.ts';
import { inLanes } from './in-lanes.ts';

const page = 500;
const lanes = 8;

/** What was copied, by key. */
export type Copied = Map<string, { readonly hash: string; readonly bytes: number }>;

interface Wish {
  readonly key: string;
  readonly shown: boolean;
}

const wishesOf = function* (snapshot: Snapshot): Generator<Wish> {
  let after = '';
  for (;;) {
    const rows = snapshot.pictures(after, page);
    for (const { id, shown } of rows) {
      for (const size of pictureSizeSchema.options) yield { key: pictureKey(id, size), shown };
    }
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
};

/**
 * Copies the files of every picture of a snapshot that are not in `copied` yet: what lies behind a key never changes.
 * @param onFile is told after each file
 * @returns the keys of shown pictures whose files are not there. Others may be absent: a clean-up removes what nothing shows
 */
export const copyPictures = async (
  snapshot: Snapshot,
  { from, to, copied, onFile }: { from: FileStore; to: FileStore; copied: Copied; onFile(): void },
): Promise<string[]> => {
  const missing: string[] = [];
  await inLanes(lanes, wishesOf(snapshot), async ({ key, shown }) => {
    onFile();
    if (copied.has(key)) return;
    const file = await from.open(key);
    if (file === null) {
      if (shown) missing.push(key);
      return;
    }
    const bytes = await buffer(file.stream);
    await to.put(key, bytes);
    copied.set(key, { hash: hashOf(bytes), bytes: bytes.byteLength });
  });
  return missing;
};
