import type { PictureId } from '@chatter/protocol/ids';
import type { Photo } from '@chatter/protocol/picture';

// A pending message names its photos by id only; their shapes are known here since the upload.
const known = new Map<PictureId, Photo>();

export const rememberPhoto = (photo: Photo): void => {
  known.set(photo.id, photo);
};

/** The shape of a photo of one's own that is on its way; a square when the page was reloaded since the upload. */
export const knownPhoto = (id: PictureId): Photo =>
  known.get(id) ?? { id, width: 1_000, height: 1_000, color: '#8a8d93' };
