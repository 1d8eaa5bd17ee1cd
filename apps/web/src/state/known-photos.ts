import type { PictureId } from '@chatter/protocol/ids';
import type { Photo } from '@chatter/protocol/picture';

// A pending message names its photos by id only; their shapes are known here since the upload.
const known = new Map<PictureId, Photo>();
// Looked at until the same picture has come back from the server, so that nothing blinks.
const local = new Map<PictureId, string>();
const mostLocal = 30;

/** Gives the local file back to the browser. */
export const forgetLocalLook = (id: PictureId): void => {
  const url = local.get(id);
  if (url !== undefined) URL.revokeObjectURL(url);
  local.delete(id);
};

export const rememberPhoto = (photo: Photo): void => {
  known.set(photo.id, photo);
};

/** Keeps the address of the local file of a photo that was sent. */
export const keepLocalLook = (id: PictureId, url: string): void => {
  local.set(id, url);
  const [oldest] = local.keys();
  if (local.size > mostLocal && oldest) forgetLocalLook(oldest);
};

/** The address of the local file of a photo, while the server's is not there. */
export const localLookOf = (id: PictureId): string | undefined => local.get(id);

/** The shape of a photo of one's own that is on its way; a square when the page was reloaded since the upload. */
export const knownPhoto = (id: PictureId): Photo =>
  known.get(id) ?? { id, width: 1_000, height: 1_000, color: '#8a8d93' };
