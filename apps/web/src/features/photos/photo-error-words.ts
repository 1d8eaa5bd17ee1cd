import { asFailure, errorWords } from '../../text/error-words.ts';
import { t } from '../../text/t.ts';

const isUnreadable = (error: unknown): boolean => error instanceof Error && error.name === 'UnreadablePhoto';

// The same file would be refused another time as well.
const final: ReadonlySet<string> = new Set(['NOT_AN_IMAGE', 'IMAGE_TOO_LARGE', 'BODY_TOO_LARGE']);

/** Whether the same file may go through another time. */
export const mayRetryPhoto = (error: unknown): boolean =>
  !isUnreadable(error) && !final.has(asFailure(error)?.code ?? '');

/** Why a photo did not upload. */
export const photoErrorWords = (error: unknown): string => (isUnreadable(error) ? t('error.heic') : errorWords(error));
