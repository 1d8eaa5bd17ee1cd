import { ChatterError } from '@chatter/protocol/chatter-error';
import type { ErrorCode } from '@chatter/protocol/errors';
import type { ProblemDetails } from '@chatter/protocol/problem';
import type { Job, Outcome } from './commit-batch.ts';

/** An error between threads: a clone of one would lose its class and its own fields. */
type SentError =
  | { readonly code: ErrorCode; readonly details: ProblemDetails; readonly cause: SentError | null }
  | { readonly message: string; readonly stack: string | undefined; readonly errcode: unknown };

type SentOutcome = { readonly ok: true; readonly output: unknown } | { readonly ok: false; readonly error: SentError };

const toSentError = (error: unknown): SentError => {
  if (error instanceof ChatterError) {
    const { code, details, cause } = error;
    return { code, details, cause: cause === undefined ? null : toSentError(cause) };
  }
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  return { message, stack, errcode: error instanceof Error && 'errcode' in error ? error.errcode : undefined };
};

const toError = (sent: SentError): Error => {
  if ('code' in sent) {
    const error = new ChatterError(sent.code, sent.details);
    if (sent.cause !== null) error.cause = toError(sent.cause);
    return error;
  }
  const error = Object.assign(new Error(sent.message), sent.errcode === undefined ? {} : { errcode: sent.errcode });
  if (sent.stack !== undefined) error.stack = sent.stack;
  return error;
};

const toSent = (outcome: Outcome): SentOutcome =>
  outcome.ok ? outcome : { ok: false, error: toSentError(outcome.error) };

const toOutcome = (sent: SentOutcome): Outcome => (sent.ok ? sent : { ok: false, error: toError(sent.error) });

// One text for a whole batch: cloning its objects one by one costs more than writing and reading it.

export const packJobs = (jobs: readonly Job[]): string => JSON.stringify(jobs);

export const unpackJobs = (text: string): Job[] => JSON.parse(text) as Job[];

export const packOutcomes = (outcomes: readonly Outcome[]): string => JSON.stringify(outcomes.map(toSent));

export const unpackOutcomes = (text: string): Outcome[] => (JSON.parse(text) as SentOutcome[]).map(toOutcome);
