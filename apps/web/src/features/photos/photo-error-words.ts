import { errorWords } from '../../text/error-words.ts';
import { t } from '../../text/t.ts';

const isUnreadable = (error: unknown): boolean => error instanceof Error && error.name === 'UnreadablePhoto';

/** Whether the same file may go through another time. */
export const mayRetryPhoto = (error: unknown): boolean => !isUnreadable(error);

/** Why a photo did not upload. */
export const photoErrorWords = (error: unknown): string => (isUnreadable(error) ? t('error.heic') : errorWords(error));
