import { commitBatch, type Job, type Outcome } from './commit-batch.ts';
import type { Database } from './database.ts';
import { storeUnavailable } from './engine-error.ts';
import type { Input, Output, WriteName } from './operations.ts';

interface Waiting extends Job {
  settle(outcome: Outcome): void;
}

// A burst of thousands is parted into commits, so that between them the event loop turns and readers are served.
const batchMax = 256;

/**
 * The one door to the database for writes. What is asked for within one turn of the event loop shares a commit and its
 * sync, the cost that does not grow with the number of rows; every promise settles after that commit (D1).
 */
export class Writer {
  readonly #db: Database;
  #waiting: Waiting[] = [];
  #closed = false;
  #commits = 0;

  constructor(db: Database) {
    this.#db = db;
  }

  /** How many commits there were. */
  get commits(): number {
    return this.#commits;
  }

  run<Name extends WriteName>(name: Name, input: Input<Name>): Promise<Output<Name>> {
    if (this.#closed) return Promise.reject(storeUnavailable());
    return new Promise((resolve, reject) => {
      const settle = (outcome: Outcome): void =>
        outcome.ok ? resolve(outcome.output as Output<Name>) : reject(outcome.error);
      this.#waiting.push({ name, input, settle });
      if (this.#waiting.length === 1) setImmediate(() => this.#flush());
    });
  }

  /** Commits what is waiting and takes nothing more. */
  close(): void {
    this.#closed = true;
    while (this.#waiting.length > 0) this.#commit();
  }

  #flush(): void {
    this.#commit();
    if (this.#waiting.length > 0) setImmediate(() => this.#flush());
  }

  #commit(): void {
    const batch = this.#waiting.splice(0, batchMax);
    if (batch.length === 0) return;
    this.#commits += 1;
    const outcomes = commitBatch(this.#db, batch);
    for (const [at, { settle }] of batch.entries()) settle(outcomes[at] ?? { ok: false, error: storeUnavailable() });
  }
}
