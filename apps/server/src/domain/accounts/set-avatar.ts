import type { CropBox } from '@chatter/protocol/picture';
import type { Me } from '@chatter/protocol/user';
import type { Caller } from '../caller.ts';
import type { Context } from '../context.ts';
import { storePicture } from '../pictures/store-picture.ts';
import { updateMe } from './update-me.ts';

/** Replaces one's avatar; the files of the old one go with the next clean-up. @throws NOT_AN_IMAGE, IMAGE_TOO_LARGE */
export const setAvatar = async (
  context: Context,
  caller: Caller,
  upload: { bytes: Buffer; crop: CropBox | undefined },
): Promise<Me> => {
  const picture = await storePicture(context, {
    ownerId: caller.userId,
    kind: 'avatar',
    conversationId: null,
    ...upload,
  });
  return updateMe(context, caller, { avatar: picture.id });
};
