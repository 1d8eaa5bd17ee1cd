import type { Conversation } from '@chatter/protocol/conversation';
import type { UserId } from '@chatter/protocol/ids';
import { useMemo } from 'react';
import { useUsers } from '../../state/use-people.ts';
import { fold } from '../../text/fold.ts';
import { conversationName } from './conversation-name.ts';

/** The loaded conversations whose name holds the searched text. */
export const useFilteredChats = (list: readonly Conversation[], search: string): readonly Conversation[] => {
  const peers = list.flatMap(({ peerId }): UserId[] => (peerId ? [peerId] : []));
  const users = useUsers(search === '' ? [] : peers);
  return useMemo(() => {
    const wanted = fold(search.trim());
    if (wanted === '') return list;
    return list.filter((each) =>
      fold(conversationName(each, each.peerId ? users.get(each.peerId) : undefined)).includes(wanted),
    );
  }, [list, search, users]);
};
