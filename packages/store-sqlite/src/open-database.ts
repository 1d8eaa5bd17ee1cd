import { chmodSync, closeSync, openSync } from 'node:fs';
import { Database } from './database.ts';
import type { Driver } from './driver.ts';

/**
 * Opens a database file, made when it is missing, readable by its owner only; the log beside it takes its mode from it.
 * @throws when the file system cannot carry a write-ahead log
 */
export const openDatabase = (driver: Driver, path: string): Database => {
  closeSync(openSync(path, 'a', 0o600));
  chmodSync(path, 0o600);
  return connectAgain(driver, path);
};

/**
 * One more connection to a database that this process has open: its file must not be touched otherwise, because closing
 * it drops the locks of the process, and then the next tool that looks from outside removes the log when it leaves.
 */
export const connectAgain = (driver: Driver, path: string): Database => {
  const db = new Database(new driver.DatabaseSync(path));
  try {
    configure(db, path);
  } catch (error) {
    db.close();
    throw error;
  }
  return db;
};

const configure = (db: Database, path: string): void => {
  // A backup tool may hold the file for an instant; waiting longer would stop the event loop for everybody.
  db.exec('PRAGMA busy_timeout = 1000');
  const mode = db.get<{ journal_mode: string }>('PRAGMA journal_mode = WAL')?.journal_mode;
  if (mode !== 'wal')
    throw new Error(`${path} cannot keep a write-ahead log (got "${mode}"). Use a local disk for the data folder.`);
  // FULL syncs the log at each commit: without it an acknowledged message may not survive a power cut (D1).
  db.exec('PRAGMA synchronous = FULL');
  db.exec('PRAGMA foreign_keys = ON');
  db.exec('PRAGMA trusted_schema = OFF');
  db.exec('PRAGMA temp_store = MEMORY');
  db.exec('PRAGMA cache_size = -65536');
  // One long read can make the log grow; it shrinks back to 40 MB afterwards.
  db.exec('PRAGMA journal_size_limit = 41943040');
};
