import type { Conversation } from '@chatter/protocol/conversation';
import type { User } from '@chatter/protocol/user';
import { useMemo } from 'react';
import { useChatter } from '../../state/chatter.ts';
import { useLive } from '../../state/use-live.ts';
import { fold } from '../../text/fold.ts';
import { useFilteredChats } from '../chats/use-filtered-chats.ts';
import { useDirectory } from '../people/use-directory.ts';

export type Hit =
  | { readonly kind: 'conversation'; readonly key: string; readonly conversation: Conversation }
  | { readonly kind: 'person'; readonly key: string; readonly user: User };

const most = 30;

/** Where one may go: conversations by part of their name, then people with whom there is none in the list yet. */
export const useHits = (search: string): { hits: readonly Hit[]; complete: boolean } => {
  const list = useLive(useChatter().conversations.list);
  const conversations = useFilteredChats(list, search);
  const { found, error } = useDirectory(search);
  const wanted = fold(search.trim());
  return useMemo(() => {
    const peers = new Set(list.map(({ peerId }) => peerId));
    // The directory answers later than one types: what it found for less is narrowed here.
    const people = wanted === '' ? [] : (found?.people ?? []).filter((user) => fold(user.displayName).includes(wanted));
    const hits: Hit[] = [
      ...conversations.slice(0, most).map((each): Hit => ({ kind: 'conversation', key: each.id, conversation: each })),
      ...people.filter(({ id }) => !peers.has(id)).map((user): Hit => ({ kind: 'person', key: user.id, user })),
    ];
    return { hits, complete: found !== null || error !== null };
  }, [conversations, error, found, list, wanted]);
};
