import type { ErrorCode } from '@chatter/protocol/errors';
import type { ProblemDetails } from '@chatter/protocol/problem';

/** The registry's codes, and what only a client can meet: no network, no answer in time. */
export type ClientErrorCode = ErrorCode | 'NETWORK' | 'TIMEOUT';

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
