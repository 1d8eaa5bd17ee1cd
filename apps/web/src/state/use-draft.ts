import type { ConversationId, UserId } from '@chatter/protocol/ids';
import { atom, useAtomValue, useSetAtom } from 'jotai';
import { useCallback, useEffect, useMemo } from 'react';
import { createDraftStore, type Drafts, forgetDrafts } from './draft-store.ts';
import { useMe } from './use-me.ts';

// Typing changes one text many times a second: each composer and row listens to its own.
const draftsAtoms = new Map<UserId, ReturnType<typeof makeDrafts>>();

const makeDrafts = (userId: UserId) => {
  const store = createDraftStore(userId);
  return { store, atom: atom<Drafts>(store.all()) };
};

const draftsOf = (userId: UserId) => {
  const drafts = draftsAtoms.get(userId) ?? makeDrafts(userId);
  draftsAtoms.set(userId, drafts);
  return drafts;
};

/** What is written and not sent in a conversation; empty when there is nothing. */
export const useDraft = (id: ConversationId): string => {
  const me = useMe();
  const { atom: draftsAtom } = draftsOf(me.id);
  return useAtomValue(useMemo(() => atom((get) => get(draftsAtom)[id] ?? ''), [draftsAtom, id]));
};

/** Changes the draft of a conversation, here at once and in the browser's storage a moment later. */
export const useSetDraft = (id: ConversationId): ((text: string) => void) => {
  const { store, atom: draftsAtom } = draftsOf(useMe().id);
  const set = useSetAtom(draftsAtom);
  useEffect(() => {
    window.addEventListener('pagehide', store.flush);
    return () => {
      store.flush();
      window.removeEventListener('pagehide', store.flush);
    };
  }, [store]);
  return useCallback(
    (text) => {
      set((drafts) => ({ ...drafts, [id]: text }));
      store.save(id, text);
    },
    [id, set, store],
  );
};

/** Forgets every draft, in memory and in the browser: somebody else may sign in here next. */
export const dropDrafts = (): void => {
  for (const { store } of draftsAtoms.values()) store.flush();
  draftsAtoms.clear();
  forgetDrafts();
};
