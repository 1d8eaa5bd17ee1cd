import { ClientError, type ClientErrorCode } from '@chatter/client';
import type { ProblemDetails } from '@chatter/protocol/problem';

/** An error as the SDK throws it. */
export const refusal = (code: ClientErrorCode, details: ProblemDetails = {}): ClientError =>
  new ClientError(code, { message: code, retryable: false, details });
