import type { Draft } from '@chatter/protocol/content';
import { limits } from '@chatter/protocol/limits';
import type { Photo } from '@chatter/protocol/picture';

/** How many characters too many; 0 or less when all fits. */
export const tooLongBy = (text: string, photos: number): number =>
  text.length - (photos > 0 ? limits.captionLength : limits.textLength);

/** What is to be sent, or null when there is nothing: blank lines round a text are not part of it. */
export const toDraft = (text: string, photos: readonly Photo[]): Draft | null => {
  const trimmed = text.replace(/^\s*\n|\s+$/gu, '');
  if (photos.length > 0) return { kind: 'photos', photoIds: photos.map(({ id }) => id), caption: trimmed };
  return /\S/u.test(trimmed) ? { kind: 'text', text: trimmed } : null;
};
