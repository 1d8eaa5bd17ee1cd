import { ChatterError } from '@chatter/protocol/chatter-error';

/** STORE_UNAVAILABLE that carries what happened for the log. */
export const storeUnavailable = (cause: unknown): ChatterError => {
  const error = new ChatterError('STORE_UNAVAILABLE');
  error.cause = cause;
  return error;
};
