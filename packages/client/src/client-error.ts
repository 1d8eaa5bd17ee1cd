import type { ErrorCode } from '@chatter/protocol/errors';
import type { ProblemDetails } from '@chatter/protocol/problem';

/** What only a client can meet. Both mean that nobody knows whether it was done (SPEC E4). */
export const clientErrors = {
  NETWORK: { retryable: true, text: 'The server could not be reached.' },
  TIMEOUT: { retryable: true, text: 'The server did not answer in time.' },
} as const;

/** The registry's codes, and what only a client can meet. */
export type ClientErrorCode = ErrorCode | keyof typeof clientErrors;

/** What every call of the SDK is refused with. `retryable`: the same call may succeed later. */
export class ClientError extends Error {
  override readonly name = 'ClientError';
  readonly code: ClientErrorCode;
  readonly retryable: boolean;
  readonly details: ProblemDetails;

  constructor(code: ClientErrorCode, options: { message: string; retryable: boolean; details?: ProblemDetails }) {
    super(options.message);
    this.code = code;
    this.retryable = options.retryable;
    this.details = options.details ?? {};
  }
}
