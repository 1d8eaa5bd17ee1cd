import type { Photo } from '@chatter/protocol/picture';
import type { Caller } from '../caller.ts';
import type { Context } from '../context.ts';
import { storePicture } from './store-picture.ts';

/** Takes a photo that only its owner sees until it is sent. @throws NOT_AN_IMAGE, IMAGE_TOO_LARGE */
export const uploadPhoto = async (context: Context, caller: Caller, bytes: Buffer): Promise<Photo> => {
  const row = await storePicture(context, { ownerId: caller.userId, kind: 'photo', bytes, conversationId: null });
  return { id: row.id, width: row.width, height: row.height, color: row.color };
};
