import type { ConversationId, UserId } from '@chatter/protocol/ids';
import type { CropBox } from '@chatter/protocol/picture';
import type { PictureRow } from '@chatter/store/pictures';
import type { Context } from '../context.ts';
import { keepPicture } from './keep-picture.ts';
import { processPicture } from './process-picture.ts';

/** Makes a picture of an upload and stores it. @throws NOT_AN_IMAGE, IMAGE_TOO_LARGE, RATE_LIMITED */
export const storePicture = async (
  context: Context,
  upload: {
    ownerId: UserId;
    kind: PictureRow['kind'];
    bytes: Buffer;
    /** For avatars and group pictures; without one they are cut from the middle. */
    crop?: CropBox | undefined;
    conversationId: ConversationId | null;
  },
): Promise<PictureRow> => {
  const { bytes, crop, ...place } = upload;
  const picture = await processPicture(bytes, { square: upload.kind !== 'photo', crop });
  return keepPicture(context, { ...place, picture });
};
