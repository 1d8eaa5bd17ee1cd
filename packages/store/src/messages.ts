import type { Content } from '@chatter/protocol/content';
import type { ClientMessageId, ConversationId, MessageId, PictureId, UserId } from '@chatter/protocol/ids';

/** A message as stored. `content` is kept as it came (a versioned union), so that a new kind needs no migration. */
export interface MessageRow {
  readonly id: MessageId;
  readonly conversationId: ConversationId;
  readonly seq: number;
  readonly rev: number;
  readonly authorId: UserId;
  readonly clientMessageId: ClientMessageId | null;
  readonly content: Content;
  readonly createdAt: number;
}

export interface MessageStore {
  /**
   * Appends with the next `seq` and `rev`, moves the author's own positions to it, and attaches the photos: one commit.
   * A repeat of `(authorId, clientMessageId)` returns the stored row with `created: false` and changes nothing (D2).
   * @throws NOT_FOUND when the author is not present; CLIENT_ID_REUSED when the id was used in another conversation;
   * PHOTO_UNAVAILABLE when a photo is not the author's own and unsent
   */
  append(message: {
    id: MessageId;
    conversationId: ConversationId;
    authorId: UserId;
    clientMessageId: ClientMessageId;
    content: Content;
    photoIds: readonly PictureId[];
    at: number;
  }): Promise<{ message: MessageRow; created: boolean }>;
  /** A message of this conversation; null when it is not there, or in another one. */
  byId(conversationId: ConversationId, id: MessageId): Promise<MessageRow | null>;
  /**
   * At most `limit` messages in order of `seq`: the newest; those before or after a seq (without it); or those
   * around one (with it, half on either side).
   */
  page(query: {
    conversationId: ConversationId;
    at: { kind: 'newest' } | { kind: 'before' | 'after' | 'around'; seq: number };
    limit: number;
  }): Promise<{ messages: MessageRow[]; hasBefore: boolean; hasAfter: boolean }>;
}
