import { type ErrorCode, errors } from '@chatter/protocol/errors';
import type { AckError } from '@chatter/protocol/problem';
import { ClientError, clientErrors } from './client-error.ts';

/** A refusal that the client knows by itself, in the registry's words. */
export const registryError = (code: ErrorCode): ClientError =>
  new ClientError(code, { message: errors[code].text, retryable: errors[code].retryable });

const ownError = (code: keyof typeof clientErrors): ClientError =>
  new ClientError(code, { message: clientErrors[code].text, retryable: clientErrors[code].retryable });

/** No connection. */
export const networkError = (): ClientError => ownError('NETWORK');

/** The server took too long. */
export const timeoutError = (): ClientError => ownError('TIMEOUT');

/** What arrived is not what the protocol promises. */
export const unreadableAnswer = (): ClientError =>
  new ClientError('INTERNAL', { message: 'The answer of the server could not be read.', retryable: true });

/** The `error` of an ack, or a problem document, as the error that a caller meets. */
export const refusal = (error: AckError): ClientError =>
  new ClientError(error.code, {
    message: error.title,
    retryable: error.retryable,
    ...(error.details === undefined ? {} : { details: error.details }),
  });

/** @returns false for a defect of the client itself */
export const isClientError = (error: unknown): error is ClientError => error instanceof ClientError;
