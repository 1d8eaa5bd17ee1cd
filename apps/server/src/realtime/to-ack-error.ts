import { ChatterError } from '@chatter/protocol/chatter-error';
import type { AckError } from '@chatter/protocol/problem';
import type { Logger } from '../log.ts';

/** The one mapper of the socket side: a refusal as it is, anything else logged and answered INTERNAL. */
export const toAckError = (error: unknown, log: Logger, facts: Record<string, unknown>): AckError => {
  if (!(error instanceof ChatterError)) log.error({ ...facts, err: error }, 'a command failed');
  const refusal = error instanceof ChatterError ? error : new ChatterError('INTERNAL');
  return {
    code: refusal.code,
    title: refusal.message,
    retryable: refusal.retryable,
    ...(Object.keys(refusal.details).length > 0 ? { details: refusal.details } : {}),
  };
};
