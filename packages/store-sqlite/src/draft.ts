import type { MessageStore } from '@chatter/store/messages';

/** A message on its way into the store. */
export type Draft = Parameters<MessageStore['append']>[0];

/** One key of two ids, which hold no space. */
export const keyOf = (a: string, b: string): string => `${a} ${b}`;
