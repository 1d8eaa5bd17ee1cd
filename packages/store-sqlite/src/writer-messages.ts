import { ChatterError } from '@chatter/protocol/chatter-error';
import type { ErrorCode } from '@chatter/protocol/errors';
import type { ProblemDetails } from '@chatter/protocol/problem';
import type { Job, Outcome } from './commit-batch.ts';

/** What the writer's thread is told. */
export type ToThread = readonly Job[] | 'close';

/** What it says: that it is open, or the outcomes of a batch. */
export type FromThread = 'open' | readonly SentOutcome[];

/** An error between threads: a clone of one would lose its class and its own fields. */
type SentError =
  | { readonly code: ErrorCode; readonly details: ProblemDetails; readonly cause: SentError | null }
  | { readonly message: string; readonly stack: string | undefined; readonly errcode: unknown };

export type SentOutcome =
  | { readonly ok: true; readonly output: unknown }
  | { readonly ok: false; readonly error: SentError };

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

export const toSentOutcome = (outcome: Outcome): SentOutcome =>
  outcome.ok ? outcome : { ok: false, error: toSentError(outcome.error) };

export const toOutcome = (sent: SentOutcome): Outcome => (sent.ok ? sent : { ok: false, error: toError(sent.error) });
