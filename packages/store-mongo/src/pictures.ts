import type { PictureId } from '@chatter/protocol/ids';
import type { PictureRow } from '@chatter/store/pictures';
import { trusted } from 'mongoose';
import type { Models } from './models.ts';
import { persevere } from './persevere.ts';
import type { StoredPicture } from './schemas/picture.ts';

const toPicture = ({ _id, claim: _claim, removing: _removing, ...row }: StoredPicture): PictureRow => ({
  id: _id,
  ...row,
});

export const createPicture = async ({ pictures }: Models, { id, ...picture }: PictureRow): Promise<void> => {
  const stored = { _id: id, ...picture, claim: null, removing: null };
  // Replaced by itself when an earlier try was stored, its answer lost.
  await persevere(() => pictures.replaceOne({ _id: id }, stored, { upsert: true, runValidators: true }));
};

export const pictureById = async ({ pictures }: Models, id: PictureId): Promise<PictureRow | null> => {
  const found = await pictures.findById(id).lean();
  return found && toPicture(found);
};

export const picturesByIds = async ({ pictures }: Models, ids: readonly PictureId[]): Promise<PictureRow[]> =>
  ids.length === 0 ? [] : (await pictures.find({ _id: trusted({ $in: [...ids] }) }).lean()).map(toPicture);
