import type { ConversationId, UserId } from '@chatter/protocol/ids';
import { keysOf, readItem, removeItem, writeItem } from './storage.ts';

export type Drafts = Readonly<Record<string, string>>;

const prefix = 'chatter.draft.';
const prefixOf = (userId: UserId): string => `${prefix}${userId}.`;

/** Unsent texts of one person in this browser, by conversation. They are written shortly after the last key. */
export const createDraftStore = (userId: UserId, saveAfterMs = 300) => {
  const unsaved = new Map<string, string>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const flush = () => {
    clearTimeout(timer);
    for (const [id, text] of unsaved) {
      if (text === '') removeItem(prefixOf(userId) + id);
      else writeItem(prefixOf(userId) + id, text);
    }
    unsaved.clear();
  };

  return {
    /** Every draft that is kept. */
    all: (): Drafts =>
      Object.fromEntries(
        keysOf(prefixOf(userId)).map((key) => [key.slice(prefixOf(userId).length), readItem(key) ?? '']),
      ),
    save(id: ConversationId, text: string) {
      unsaved.set(id, text);
      clearTimeout(timer);
      timer = setTimeout(flush, saveAfterMs);
    },
    /** Writes at once what still waits: the page is about to go. */
    flush,
  };
};

export type DraftStore = ReturnType<typeof createDraftStore>;

/** Forgets all drafts of this browser, when somebody signs out. */
export const forgetDrafts = (): void => {
  for (const key of keysOf(prefix)) removeItem(key);
};
