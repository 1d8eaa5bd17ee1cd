import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** What only a data folder of Chatter holds. */
const signOfChatter = 'secrets.json';

const list = async (folder: string): Promise<string[]> => {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
};

/**
 * Makes sure that the folder is empty: a demo never mixes with what people have written.
 * @throws Error that says what to do, unless `force` is given and the folder is Chatter's
 */
export const prepareFolder = async (folder: string, force: boolean): Promise<void> => {
  const names = await list(folder);
  if (names.length === 0) return;
  if (!force) {
    throw new Error(
      `${folder} is not empty, and what is in it may be dear to somebody. ` +
        'Name another folder with --data <folder>, or add --force to delete it first.',
    );
  }
  if (!names.includes(signOfChatter)) throw new Error(`${folder} holds no Chatter data; nothing was deleted.`);
  for (const name of names) await rm(join(folder, name), { recursive: true, force: true });
};
