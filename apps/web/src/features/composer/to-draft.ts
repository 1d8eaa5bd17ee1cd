import type { Draft } from '@chatter/protocol/content';
import { limits } from '@chatter/protocol/limits';

/** How many characters too many; 0 or less when all fits. */
export const tooLongBy = (text: string, photos: number): number =>
  text.length - (photos > 0 ? limits.captionLength : limits.textLength);

/** What is to be sent of a text: blank lines round it are not part of it. */
export const trimText = (text: string): string => text.replace(/^\s*\n|\s+$/gu, '');

/** What is to be sent, or null when there is nothing. */
export const toDraft = (text: string): Draft | null =>
  /\S/u.test(text) ? { kind: 'text', text: trimText(text) } : null;
