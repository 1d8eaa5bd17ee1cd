import type { ConversationId, MessageId, PictureId, UserId } from '@chatter/protocol/ids';

/**
 * A picture whose files lie in the `FileStore`. Who may see it: an `avatar` everybody signed in; a `group` picture and
 * a sent `photo` the members of `conversationId`; a photo that was not sent yet its owner.
 */
export interface PictureRow {
  readonly id: PictureId;
  readonly kind: 'avatar' | 'group' | 'photo';
  readonly ownerId: UserId;
  readonly conversationId: ConversationId | null;
  readonly messageId: MessageId | null;
  readonly width: number;
  readonly height: number;
  readonly color: string;
  readonly createdAt: number;
}

export interface PictureStore {
  create(picture: PictureRow): Promise<void>;
  byId(id: PictureId): Promise<PictureRow | null>;
  /** Those that exist, in no particular order. */
  byIds(ids: readonly PictureId[]): Promise<PictureRow[]>;
  /**
   * Removes the rows of pictures that nothing shows: photos not sent, avatars and group pictures replaced, all of them
   * created before `before`. At most `limit`.
   * @returns their ids, so that their files can be removed
   */
  removeUnused(before: number, limit: number): Promise<PictureId[]>;
}
