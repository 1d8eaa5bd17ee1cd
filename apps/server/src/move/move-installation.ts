import { buffer } from 'node:stream/consumers';
import { pictureSizeSchema } from '@chatter/protocol/picture';
import { type Archive, type ArchiveKind, type ArchivePlace, archiveKinds, batchesOf } from '@chatter/store/archive';
import type { FileStore } from '@chatter/store/files';
import { inLanes } from '../backup/in-lanes.ts';
import { beginning, type MoveNote, type MovePlace } from './move-place.ts';
import { pictureKeysOf } from './picture-keys.ts';

export interface MoveParts {
  readonly from: Archive;
  readonly to: Archive;
  /** Null when both sides have their files in the same place. */
  readonly files: { readonly from: FileStore; readonly to: FileStore } | null;
  readonly note: MoveNote;
  readonly onProgress: (done: number, all: number) => void;
}

const rowsAtOnce = 1_000;
const lanes = 8;

/**
 * Copies everything that is not on the other side yet. It may be cut off at any instant and called again: it goes on where
 * its note says, and what it had written after the note is written once more, which changes nothing.
 * @throws Error with a sentence for the operator when the other side holds an installation already
 */
export const copyInstallation = async (parts: MoveParts): Promise<void> => {
  const { from, to, note } = parts;
  if ((await to.state()) === 'whole') {
    throw new Error('There is an installation on the other side already; name a place that is empty.');
  }
  if ((await from.state()) !== 'whole') throw new Error('There is no installation to move.');
  // A note about a place that has been emptied since is about nothing.
  const place = (await to.state()) === 'empty' ? beginning : await note.read();
  const all = await countOf(parts);
  let done = 0;
  const show = (more: number): void => {
    done += more;
    parts.onProgress(done, all);
  };
  const copied = await copyRows(parts, place, show);
  await copyFiles(parts, copied, show);
};

const countOf = async ({ from, files }: MoveParts): Promise<number> => {
  const rows = await Promise.all(archiveKinds.map((kind) => from.count(kind)));
  const pictures = files === null ? 0 : (await from.count('pictures')) * pictureSizeSchema.options.length;
  return rows.reduce((sum, count) => sum + count, pictures);
};

const copyRows = async (parts: MoveParts, place: MovePlace, show: (more: number) => void): Promise<MovePlace> => {
  let now = place;
  for (const kind of archiveKinds) {
    // What was copied before the cut counts as done.
    const after = now.rows[kind] ?? null;
    if (after !== null) show(await parts.to.count(kind));
    now = await copyKind(parts, kind, { now, show });
  }
  return now;
};

const copyKind = async (
  { from, to, note }: MoveParts,
  kind: ArchiveKind,
  { now, show }: { now: MovePlace; show: (more: number) => void },
): Promise<MovePlace> => {
  let latest = now;
  let writing: Promise<void> = Promise.resolve();
  const write = async (rows: Parameters<typeof to.write>[1], place: ArchivePlace): Promise<void> => {
    await to.write(kind, rows);
    latest = { ...latest, rows: { ...latest.rows, [kind]: [...place] } };
    await note.write(latest);
    show(rows.length);
  };
  try {
    // One batch is written while the next is read.
    for await (const { rows, place } of batchesOf(from, kind, { after: now.rows[kind] ?? null, limit: rowsAtOnce })) {
      await writing;
      writing = write(rows, place);
      // Awaited in the next round; until then a failure must not count as unhandled.
      writing.catch(() => {});
    }
  } finally {
    await writing;
  }
  return latest;
};

const copyFiles = async (
  { from, files, note }: MoveParts,
  place: MovePlace,
  show: (more: number) => void,
): Promise<void> => {
  if (files === null) return;
  for await (const { keys, last } of pictureKeysOf(from, place.picture)) {
    await inLanes(lanes, keys, async (key) => {
      const file = await files.from.open(key);
      if (file !== null) await files.to.put(key, await buffer(file.stream));
      show(1);
    });
    await note.write({ ...place, picture: last });
  }
};
