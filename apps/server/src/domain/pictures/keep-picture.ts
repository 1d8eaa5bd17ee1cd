import type { ConversationId, PictureId, UserId } from '@chatter/protocol/ids';
import type { PictureRow } from '@chatter/store/pictures';
import type { Context } from '../context.ts';
import { newId } from '../new-id.ts';
import { pictureKey } from './picture-key.ts';
import type { ProcessedPicture } from './process-picture.ts';

/**
 * Stores the row, then the files: should the process end in between, the clean-up still finds what is left over.
 * Nothing shows the picture before its id is handed out here.
 */
export const keepPicture = async (
  context: Context,
  wish: {
    ownerId: UserId;
    kind: PictureRow['kind'];
    conversationId: ConversationId | null;
    picture: ProcessedPicture;
  },
): Promise<PictureRow> => {
  const now = context.clock.now();
  const { width, height, color, files } = wish.picture;
  const id = newId<PictureId>(now);
  const row: PictureRow = {
    id,
    kind: wish.kind,
    ownerId: wish.ownerId,
    conversationId: wish.conversationId,
    messageId: null,
    width,
    height,
    color,
    createdAt: now,
  };
  await context.store.pictures.create(row);
  await Promise.all([...files].map(([size, bytes]) => context.files.put(pictureKey(id, size), bytes)));
  return row;
};
