import type { Database } from './database.ts';

/**
 * Numbers every change in the order of commits. One row holds the number; a batch reads it once and writes it once,
 * however many changes it takes.
 */
export class ChangeCounter {
  readonly #db: Database;
  #stored: number | null = null;
  #now = 0;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Only within a batch. @returns the next number */
  next(): number {
    if (this.#stored === null) {
      this.#stored = readCounter(this.#db).change;
      this.#now = this.#stored;
    }
    this.#now += 1;
    return this.#now;
  }

  /** Stores the number with the batch that took it. */
  save(): void {
    if (this.#stored !== null && this.#now > this.#stored) {
      this.#db.run('UPDATE counter SET change = :change WHERE id = 1', { change: this.#now });
      this.#stored = this.#now;
    }
  }

  /** A batch was undone, and its numbers with it. */
  forget(): void {
    this.#stored = null;
  }
}

/** The last number that was given, and the name of the database that gave it. */
export const readCounter = (db: Database): { epoch: string; change: number } =>
  db.get('SELECT epoch, change FROM counter WHERE id = 1') ?? { epoch: '', change: 0 };

/** Whether rows are being written into the database from an archive: it has no name until all of them are there. */
export const isUnfinished = (db: Database): boolean => readCounter(db).epoch === '';
