import type { ConversationId, SessionId, UserId } from '@chatter/protocol/ids';

const presencePrefix = 'presence:';
const conversationPrefix = 'conversation:';

/** Names of the rooms that sockets are in: the caller's own, those of their conversations, and whom they look at. */
export const rooms = {
  user: (id: UserId) => `user:${id}`,
  session: (id: SessionId) => `session:${id}`,
  conversation: (id: ConversationId) => `${conversationPrefix}${id}`,
  isConversation: (room: string) => room.startsWith(conversationPrefix),
  presence: (id: UserId) => `${presencePrefix}${id}`,
  isPresence: (room: string) => room.startsWith(presencePrefix),
} as const;
