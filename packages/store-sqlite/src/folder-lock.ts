import { closeSync, existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { Database } from './database.ts';
import type { Driver } from './driver.ts';
import { isBusy } from './engine-error.ts';

// Referenced from here until released: a connection that is collected as garbage lets go of its locks.
const held = new Set<Database>();

/**
 * Holds a data folder for this process. The lock is one of the operating system on a file of its own: it dies with the
 * process, so that `kill -9` leaves nothing to clean up, and a backup may still read the database beside it.
 * @returns what lets go of it
 * @throws Error with a sentence for the operator when another process holds it
 */
export const lockFolder = (driver: Driver, folder: string): { release(): void } => {
  const path = join(folder, 'chatter.lock');
  makePrivate(path);
  const db = new Database(new driver.DatabaseSync(path));
  try {
    db.exec('PRAGMA busy_timeout = 100');
    db.exec('PRAGMA journal_mode = MEMORY');
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if (!isBusy(error)) throw error;
    throw new Error(
      `Another Chatter already uses the folder ${folder}. Stop it, or give this one a folder of its own.`,
      {
        cause: error,
      },
    );
  }
  held.add(db);
  return {
    release: () => {
      held.delete(db);
      db.close();
    },
  };
};

/** Makes the file, unless it is there: opening and closing it here would drop a lock that this process holds on it. */
const makePrivate = (path: string): void => {
  if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600));
};
