import type { ConversationId } from '@chatter/protocol/ids';
import { atom, useAtomValue, useSetAtom } from 'jotai';
import { useEffect, useMemo } from 'react';

const attendedAtom = atom<ConversationId | null>(null);

/** The conversation whose end somebody is looking at: what comes there is not new to them, and no badge counts it. */
export const useAttended = (): ConversationId | null => useAtomValue(attendedAtom);

/** Whether it is this one. */
export const useIsAttended = (id: ConversationId): boolean =>
  useAtomValue(useMemo(() => atom((get) => get(attendedAtom) === id), [id]));

/** Says that a conversation is the attended one, while that is so. */
export const useAttend = (id: ConversationId, attends: boolean): void => {
  const set = useSetAtom(attendedAtom);
  useEffect(() => {
    if (!attends) return;
    set(id);
    return () => set((now) => (now === id ? null : now));
  }, [attends, id, set]);
};
