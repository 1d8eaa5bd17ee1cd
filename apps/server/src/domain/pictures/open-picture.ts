import type { Readable } from 'node:stream';
import { ChatterError } from '@chatter/protocol/chatter-error';
import type { PictureId } from '@chatter/protocol/ids';
import type { PictureSize } from '@chatter/protocol/picture';
import { accessPicture } from '../../access/access-picture.ts';
import type { Caller } from '../caller.ts';
import type { Context } from '../context.ts';
import { pictureKey } from './picture-key.ts';

/** The file of a picture, for those who may see it. @throws NOT_FOUND */
export const openPicture = async (
  context: Context,
  caller: Caller,
  { pictureId, size }: { pictureId: PictureId; size: PictureSize },
): Promise<{ bytes: number; stream: Readable }> => {
  await accessPicture(context, caller, pictureId);
  const file = await context.files.open(pictureKey(pictureId, size));
  if (file === null) throw new ChatterError('NOT_FOUND');
  return file;
};
