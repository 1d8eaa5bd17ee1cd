import { ChatterError } from '@chatter/protocol/chatter-error';
import type { PictureId } from '@chatter/protocol/ids';
import type { PictureSize } from '@chatter/protocol/picture';
import type { ByteRange, OpenFile } from '@chatter/store/files';
import { accessPicture } from '../../access/access-picture.ts';
import type { Caller } from '../caller.ts';
import type { Context } from '../context.ts';
import { pictureKey } from './picture-key.ts';

/** A file that its asker may see; nothing of it is read before it is asked for. */
export interface PictureFile {
  /** Bytes. @throws NOT_FOUND */
  size(): Promise<number>;
  /** @throws NOT_FOUND */
  open(range?: ByteRange): Promise<OpenFile>;
  /** Where a web server in front finds it below the folder of files, if there is one. */
  readonly path: string | null;
}

const present = <Found>(found: Found | null): Found => {
  if (found === null) throw new ChatterError('NOT_FOUND');
  return found;
};

/** The file of a picture, for those who may see it. @throws NOT_FOUND */
export const openPicture = async (
  context: Context,
  caller: Caller,
  { pictureId, size }: { pictureId: PictureId; size: PictureSize },
): Promise<PictureFile> => {
  await accessPicture(context, caller, pictureId);
  const { files } = context;
  const key = pictureKey(pictureId, size);
  return {
    size: async () => present(await files.size(key)),
    open: async (range) => present(await files.open(key, range)),
    path: files.pathOf(key),
  };
};
