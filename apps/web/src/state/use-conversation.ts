import type { Conversation } from '@chatter/protocol/conversation';
import type { ConversationId, UserId } from '@chatter/protocol/ids';
import { useMemo } from 'react';
import { useAttended } from './attended.ts';
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

/** Whether something that was written in it could not be sent. */
export const useHasFailed = (id: ConversationId): boolean => useLive(useChatter().messages.failed).has(id);

/** How many conversations hold something unread: the number on the rail, in the title and on the icons. */
export const useUnreadConversations = (): number => {
  const attended = useAttended();
  return useLive(useChatter().conversations.list).filter(({ id, unread }) => unread > 0 && id !== attended).length;
};

/** Whether it is certain that I am in no conversation at all. */
export const useHasNoConversations = (): boolean => {
  const { conversations } = useChatter();
  const loaded = useLive(conversations.loaded);
  return useLive(conversations.list).length === 0 && loaded;
};
