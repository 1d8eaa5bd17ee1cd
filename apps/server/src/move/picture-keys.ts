import { pictureSizeSchema } from '@chatter/protocol/picture';
import type { Archive } from '@chatter/store/archive';
import { batchesOf } from '@chatter/store/archive';
import { pictureKey } from '../domain/pictures/picture-key.ts';

const limit = 200;

/** The keys of the files of all pictures after one, some pictures at a time, each with the last of them. */
export const pictureKeysOf = async function* (
  archive: Archive,
  after: string | null,
): AsyncGenerator<{ keys: string[]; last: string }> {
  const from = after === null ? null : [after];
  for await (const { rows } of batchesOf(archive, 'pictures', { after: from, limit })) {
    const keys = rows.flatMap(({ id }) => pictureSizeSchema.options.map((size) => pictureKey(id, size)));
    yield { keys, last: rows.at(-1)?.id ?? '' };
  }
};
