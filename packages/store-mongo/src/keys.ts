import type { ClientMessageId, ConversationId, UserId } from '@chatter/protocol/ids';

// Ids hold neither colons nor spaces; a client id, which may hold both, stands last.

export const memberKey = (conversationId: ConversationId, userId: UserId): string => `${conversationId}:${userId}`;

/** What two people have in common, whoever asks. */
export const pairKey = (one: UserId, other: UserId): string => [one, other].sort().join(':');

/** One send of one author, however often it is tried. */
export const sendKey = (authorId: UserId, clientMessageId: ClientMessageId | null): string =>
  `${authorId} ${clientMessageId ?? ''}`;
