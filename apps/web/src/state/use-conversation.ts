import type { Conversation } from '@chatter/protocol/conversation';
import type { ConversationId, UserId } from '@chatter/protocol/ids';
import { useMemo } from 'react';
import { useChatter } from './chatter.ts';
import { useLive } from './use-live.ts';

/** One of my conversations: undefined while it is asked for, null when it is not there for me. */
export const useConversation = (id: ConversationId): Conversation | null | undefined => {
  const chatter = useChatter();
  return useLive(useMemo(() => chatter.conversations.get(id), [chatter, id]));
};

/** Who is typing in it right now. */
export const useTyping = (id: ConversationId): readonly UserId[] => {
  const chatter = useChatter();
  return useLive(useMemo(() => chatter.conversations.typing(id), [chatter, id]));
};

/** How many conversations hold something unread: the number on the rail and in the title. */
export const useUnreadConversations = (): number =>
  useLive(useChatter().conversations.list).filter((conversation) => conversation.unread > 0).length;

/** Whether it is certain that I am in no conversation at all. */
export const useHasNoConversations = (): boolean => {
  const { conversations } = useChatter();
  const loaded = useLive(conversations.loaded);
  return useLive(conversations.list).length === 0 && loaded;
};
