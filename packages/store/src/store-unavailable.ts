import { ChatterError } from '@chatter/protocol/chatter-error';

/** STORE_UNAVAILABLE that carries what happened, if anything did, for the log. */
export const storeUnavailable = (cause?: unknown): ChatterError => {
  const error = new ChatterError('STORE_UNAVAILABLE');
  if (cause !== undefined) error.cause = cause;
  return error;
};
