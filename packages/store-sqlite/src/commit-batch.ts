import type { Database } from './database.ts';
import { isEngineFailure, storeUnavailable } from './engine-error.ts';
import { type Input, runOperation, type WriteName } from './operations.ts';

/** A write that waits for its commit. */
export interface Job {
  readonly name: WriteName;
  readonly input: Input<WriteName>;
}

export type Outcome = { readonly ok: true; readonly output: unknown } | { readonly ok: false; readonly error: unknown };

/**
 * Runs jobs in one transaction, in order, and returns after its commit is synced. A job that is refused is undone alone.
 * When the engine fails, none of them is stored and all get STORE_UNAVAILABLE: half a batch must not look acknowledged.
 */
export const commitBatch = (db: Database, jobs: readonly Job[]): Outcome[] => {
  try {
    db.run('BEGIN IMMEDIATE');
    const outcomes = jobs.map((job) => runAlone(db, job));
    db.changes.save();
    db.run('COMMIT');
    return outcomes;
  } catch (error) {
    rollBack(db);
    db.changes.forget();
    const failure = storeUnavailable(error);
    return jobs.map(() => ({ ok: false, error: failure }));
  }
};

const runAlone = (db: Database, { name, input }: Job): Outcome => {
  db.run('SAVEPOINT job');
  try {
    const output = runOperation(db, name, input);
    db.run('RELEASE job');
    return { ok: true, output };
  } catch (error) {
    if (isEngineFailure(error)) throw error;
    db.run('ROLLBACK TO job');
    db.run('RELEASE job');
    return { ok: false, error };
  }
};

const rollBack = (db: Database): void => {
  try {
    db.run('ROLLBACK');
  } catch {
    // No transaction is left: it never began, or the engine rolled it back by itself (disk full, I/O error).
  }
};
