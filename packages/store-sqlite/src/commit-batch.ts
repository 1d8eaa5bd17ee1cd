import { ChatterError } from '@chatter/protocol/chatter-error';
import { appendMessages } from './append-messages.ts';
import type { Database } from './database.ts';
import type { Draft } from './draft.ts';
import { storeUnavailable } from './engine-error.ts';
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
    db.run('BEGIN IMMEDIATE');
    const outcomes = runAll(db, jobs);
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

const isAppend = (job: Job): job is Job & { readonly input: Draft } => job.name === 'messages.append';
/** What may change places with a message: it moves positions up to what is stored already. */
const standsAside = (job: Job): boolean => isAppend(job) || job.name === 'conversations.mark';

/** In order, but that messages between which nothing but marks was asked for are stored together. */
const runAll = (db: Database, jobs: readonly Job[]): Outcome[] => {
  const outcomes: Outcome[] = [];
  for (let start = 0; start < jobs.length; ) {
    const length = jobs.slice(start).findIndex((job) => !standsAside(job));
    const stretch = jobs.slice(start, length === -1 ? jobs.length : start + Math.max(length, 1));
    const appended = runTogether(db, stretch.filter(isAppend));
    for (const job of stretch) outcomes.push((isAppend(job) ? appended.shift() : undefined) ?? runAlone(db, job));
    start += stretch.length;
  }
  return outcomes;
};

/** @returns no outcomes when they cannot be stored together: then each is tried alone */
const runTogether = (db: Database, jobs: readonly { readonly input: Draft }[]): Outcome[] => {
  if (jobs.length < 2) return [];
  const drafts = jobs.map((job) => job.input);
  const attempt = inSavepoint(db, () => appendMessages(db, drafts));
  if (!attempt.ok) return [];
  return attempt.output.map((output) =>
    output instanceof ChatterError ? { ok: false, error: output } : { ok: true, output },
  );
};

const runAlone = (db: Database, { name, input }: Job): Outcome => inSavepoint(db, () => runOperation(db, name, input));
