import { ChatterError } from '@chatter/protocol/chatter-error';
import { storeUnavailable } from '@chatter/store/store-unavailable';
import { appendMessages } from './append-messages.ts';
import type { Database } from './database.ts';
import type { Draft } from './draft.ts';
import { isEngineFailure } from './engine-error.ts';
import { inSavepoint } from './in-savepoint.ts';
import { type Input, runOperation, type WriteName } from './operations.ts';
import { rollBack } from './roll-back.ts';

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
    return commitWith(db, () => runAll(db, jobs, runTogether));
  } catch (error) {
    if (!isEngineFailure(error)) return commitApart(db, jobs);
    return refuse(jobs, error);
  }
};

/** When messages cannot be stored together, each is tried alone: a mistake in one must not refuse the others. */
const commitApart = (db: Database, jobs: readonly Job[]): Outcome[] => {
  try {
    return commitWith(db, () => runAll(db, jobs, () => []));
  } catch (error) {
    return refuse(jobs, error);
  }
};

/** @throws what went wrong: all is undone then */
const commitWith = (db: Database, work: () => Outcome[]): Outcome[] => {
  try {
    db.run('BEGIN IMMEDIATE');
    const outcomes = work();
    db.changes.save();
    db.run('COMMIT');
    return outcomes;
  } catch (error) {
    rollBack(db);
    db.changes.forget();
    db.heads.forget();
    throw error;
  }
};

const refuse = (jobs: readonly Job[], cause: unknown): Outcome[] => {
  const error = storeUnavailable(cause);
  return jobs.map(() => ({ ok: false, error }));
};

type Send = Job & { readonly input: Draft };

const isAppend = (job: Job): job is Send => job.name === 'messages.append';
/** What may change places with a message: it moves positions up to what is stored already. */
const standsAside = (job: Job): boolean => isAppend(job) || job.name === 'conversations.mark';

/**
 * In order, but that messages between which nothing but marks was asked for are stored together.
 * @param together stores messages, or returns no outcomes for them: then each is stored alone
 */
const runAll = (db: Database, jobs: readonly Job[], together: typeof runTogether): Outcome[] => {
  const outcomes: Outcome[] = [];
  for (let start = 0; start < jobs.length; ) {
    const length = jobs.slice(start).findIndex((job) => !standsAside(job));
    const stretch = jobs.slice(start, length === -1 ? jobs.length : start + Math.max(length, 1));
    const appended = together(db, stretch.filter(isAppend));
    for (const job of stretch) outcomes.push((isAppend(job) ? appended.shift() : undefined) ?? runAlone(db, job));
    start += stretch.length;
  }
  return outcomes;
};

const runTogether = (db: Database, jobs: readonly Send[]): Outcome[] => {
  const drafts = jobs.map((job) => job.input);
  return appendMessages(db, drafts).map((output) =>
    output instanceof ChatterError ? { ok: false, error: output } : { ok: true, output },
  );
};

const runAlone = (db: Database, { name, input }: Job): Outcome => {
  const outcome = inSavepoint(db, () => runOperation(db, name, input));
  if (!outcome.ok) db.heads.forget();
  return outcome;
};
