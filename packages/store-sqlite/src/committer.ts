import { commitBatch, type Job, type Outcome } from './commit-batch.ts';
import type { Database } from './database.ts';

/** Commits batches of writes, each in one synced transaction; it is given the next one when the one before is done. */
export interface Committer {
  /** The most jobs of one commit. */
  readonly batchMax: number;
  /** @returns an outcome for each job, in order, after the commit is synced; it never rejects */
  commit(jobs: readonly Job[]): Promise<Outcome[]>;
  /** @throws STORE_UNAVAILABLE when it can commit nothing any more */
  check(): void;
  /** Called when nothing is under way. */
  close(): Promise<void>;
}

const nextTurn = (): Promise<void> => new Promise((resume) => setImmediate(resume));

/** Commits on the event loop of the caller: for tools and tests, where there is no thread to do it. */
export const createLocalCommitter = (db: Database): Committer => ({
  // A burst of thousands is parted, so that between the parts the event loop turns and readers are served.
  batchMax: 256,
  async commit(jobs) {
    const outcomes = commitBatch(db, jobs);
    await nextTurn();
    return outcomes;
  },
  check: () => undefined,
  close: async () => undefined,
});
