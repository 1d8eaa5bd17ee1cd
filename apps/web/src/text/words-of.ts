import type { Content } from '@chatter/protocol/content';

/** What a person wrote in a message, under its photos too; empty when there is nothing of that. */
export const wordsOf = (content: Content): string => {
  if (content.kind === 'text') return content.text;
  return content.kind === 'photos' ? content.caption : '';
};
