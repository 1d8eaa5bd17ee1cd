import { storeUnavailable } from '@chatter/store/store-unavailable';
import type { Job, Outcome } from './commit-batch.ts';
import type { Committer } from './committer.ts';
import type { Input, Output, WriteName } from './operations.ts';

interface Waiting extends Job {
  settle(outcome: Outcome): void;
}

/**
 * The one door to the database for writes. What is asked for within one turn of the event loop, and while the commit
 * before is under way, shares a commit and its sync, the cost that does not grow with the number of rows; every promise
 * settles after that commit (D1).
 */
export class Writer {
  readonly #committer: Committer;
  #waiting: Waiting[] = [];
  #busy = false;
  #closed = false;
  #whenIdle: (() => void)[] = [];
  #commits = 0;
  #writes = 0;

  constructor(committer: Committer) {
    this.#committer = committer;
  }

  /** How many commits there were, each with one sync of the log. */
  get commits(): number {
    return this.#commits;
  }

  /** How many writes went into them. */
  get writes(): number {
    return this.#writes;
  }

  run<Name extends WriteName>(name: Name, input: Input<Name>): Promise<Output<Name>> {
    if (this.#closed) return Promise.reject(storeUnavailable());
    return new Promise((resolve, reject) => {
      const settle = (outcome: Outcome): void =>
        outcome.ok ? resolve(outcome.output as Output<Name>) : reject(outcome.error);
      this.#waiting.push({ name, input, settle });
      if (this.#waiting.length === 1 && !this.#busy) setImmediate(() => this.#next());
    });
  }

  /** Commits what is waiting and takes nothing more; to be called once. */
  async close(): Promise<void> {
    this.#closed = true;
    if (this.#busy || this.#waiting.length > 0) await new Promise<void>((resolve) => this.#whenIdle.push(resolve));
    await this.#committer.close();
  }

  #next(): void {
    if (this.#busy) return;
    const batch = this.#waiting.splice(0, this.#committer.batchMax);
    if (batch.length === 0) {
      for (const resolve of this.#whenIdle.splice(0)) resolve();
      return;
    }
    this.#busy = true;
    this.#commits += 1;
    this.#writes += batch.length;
    const jobs = batch.map(({ name, input }) => ({ name, input }));
    void this.#committer.commit(jobs).then((outcomes) => {
      this.#busy = false;
      // What came meanwhile is on its way before the answers of this batch keep the event loop busy.
      this.#next();
      for (const [at, { settle }] of batch.entries()) settle(outcomes[at] ?? { ok: false, error: storeUnavailable() });
    });
  }
}
