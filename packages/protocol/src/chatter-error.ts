import { type ErrorCode, errors } from './errors.ts';
import type { ProblemDetails } from './problem.ts';

/**
 * A refusal that both ends understand. The domain throws it, the server's mappers turn it into a problem document
 * or an ack, the SDK throws it again.
 * @example throw new ChatterError('RATE_LIMITED', { retryAfterMs: 1_500 })
 */
export class ChatterError extends Error {
  override readonly name = 'ChatterError';
  readonly code: ErrorCode;
  readonly details: ProblemDetails;
  readonly status: number;
  readonly retryable: boolean;

  constructor(code: ErrorCode, details: ProblemDetails = {}) {
    super(errors[code].text);
    this.code = code;
    this.details = details;
    this.status = errors[code].status;
    this.retryable = errors[code].retryable;
  }
}
