import { ChatterError } from '@chatter/protocol/chatter-error';
import { MulterError } from 'multer';

const fromMulter = (error: MulterError): ChatterError => {
  if (error.code === 'LIMIT_FILE_SIZE') return new ChatterError('BODY_TOO_LARGE');
  const path = ['body', ...(error.field === undefined ? [] : [error.field.slice(0, 40)])];
  return new ChatterError('VALIDATION_FAILED', { issues: [{ path, code: error.code.toLowerCase() }] });
};

// By the HTTP status that Express, its body readers and its router give to what the sender did wrong.
const byStatus = {
  400: 'MALFORMED_BODY',
  413: 'BODY_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
} as const;

const statusOf = (error: Error): number | undefined =>
  'status' in error && typeof error.status === 'number' ? error.status : undefined;

/** The refusal that an error stands for; null when it is a fault of the server. */
export const toChatterError = (error: unknown): ChatterError | null => {
  if (error instanceof ChatterError) return error;
  if (error instanceof MulterError) return fromMulter(error);
  if (!(error instanceof Error)) return null;
  if (error instanceof URIError)
    return new ChatterError('VALIDATION_FAILED', { issues: [{ path: ['params'], code: 'invalid_encoding' }] });
  const status = statusOf(error);
  if (status !== undefined && status in byStatus) return new ChatterError(byStatus[status as keyof typeof byStatus]);
  return null;
};
