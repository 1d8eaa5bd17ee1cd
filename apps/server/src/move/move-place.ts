import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { archiveKinds } from '@chatter/store/archive';
import * as z from 'zod/mini';

const place = z.array(z.union([z.string(), z.number()]));
const schema = z.strictObject({
  /** The last row of each kind that is on the other side. */
  rows: z.partialRecord(z.enum(archiveKinds as [string, ...string[]]), place),
  /** The last picture whose files are there. */
  picture: z.nullable(z.string()),
});

/** How far a move has come. */
export type MovePlace = z.infer<typeof schema>;

export const beginning: MovePlace = { rows: {}, picture: null };

/** Keeps the place of a move in a file, so that one that is cut off goes on where it was. */
export const createMoveNote = (path: string) => ({
  /** @returns the beginning when there is no note, or one that cannot be read: what is moved twice is the same as once */
  read: async (): Promise<MovePlace> => {
    try {
      return schema.parse(JSON.parse(await readFile(path, 'utf8')));
    } catch {
      return beginning;
    }
  },
  write: async (now: MovePlace): Promise<void> => {
    await writeFile(`${path}.draft`, JSON.stringify(now), { mode: 0o600 });
    await rename(`${path}.draft`, path);
  },
  remove: () => rm(path, { force: true }),
});

export type MoveNote = ReturnType<typeof createMoveNote>;
