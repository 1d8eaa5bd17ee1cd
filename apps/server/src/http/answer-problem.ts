import { ChatterError } from '@chatter/protocol/chatter-error';
import type { Problem } from '@chatter/protocol/problem';
import type { ErrorRequestHandler, Request, Response } from 'express';
import type { Logger } from '../log.ts';
import { toChatterError } from './to-chatter-error.ts';

const toProblem = (error: ChatterError, requestId: string): Problem => ({
  type: `/api/docs#${error.code}`,
  title: error.message,
  status: error.status,
  code: error.code,
  retryable: error.retryable,
  requestId,
  ...(Object.keys(error.details).length === 0 ? {} : { details: error.details }),
});

const setHeaders = (request: Request, response: Response, error: ChatterError): void => {
  const { retryAfterMs } = error.details;
  if (retryAfterMs !== undefined) response.set('Retry-After', String(Math.ceil(retryAfterMs / 1_000)));
  if (error.status === 401) response.set('WWW-Authenticate', 'Bearer');
  // A body that was not read to its end is not read on: the connection goes with the answer (case 40).
  if (!request.complete) response.set('Connection', 'close');
  response.set('Cache-Control', 'no-store');
};

/** The one way from an error to an HTTP answer: `application/problem+json` with a code of the registry. */
export const answerProblem =
  (log: Logger): ErrorRequestHandler =>
  (cause: unknown, request, response, next) => {
    const known = toChatterError(cause);
    const error = known ?? new ChatterError('INTERNAL');
    const requestId = String(request.id);
    // What is no refusal is a defect or a failing disk; the asker gets the id by which it is found in the log.
    if (error.status >= 500) log.error({ err: cause, requestId }, 'request failed');
    if (response.headersSent) {
      next(cause);
      return;
    }
    setHeaders(request, response, error);
    response
      .status(error.status)
      .type('application/problem+json')
      .send(JSON.stringify(toProblem(error, requestId)));
  };
