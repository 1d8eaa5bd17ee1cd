import { ChatterError } from '@chatter/protocol/chatter-error';
import type { Content, Draft } from '@chatter/protocol/content';
import type { PictureId, UserId } from '@chatter/protocol/ids';
import type { Photo } from '@chatter/protocol/picture';
import type { Context } from '../context.ts';

const readPhotos = async (context: Context, authorId: UserId, photoIds: readonly PictureId[]): Promise<Photo[]> => {
  const rows = new Map((await context.store.pictures.byIds(photoIds)).map((row) => [row.id, row]));
  return photoIds.map((id) => {
    const row = rows.get(id);
    // Somebody else's photo looks like one that does not exist. Whether it was sent already is for the store to say.
    if (row?.kind !== 'photo' || row.ownerId !== authorId) throw new ChatterError('PHOTO_UNAVAILABLE');
    return { id, width: row.width, height: row.height, color: row.color };
  });
};

/**
 * What a message says, as it is stored: a draft with its photos looked up.
 * @throws PHOTO_UNAVAILABLE when a photo is not the author's own
 */
export const toContent = async (
  context: Context,
  authorId: UserId,
  draft: Draft,
): Promise<{ content: Content; photoIds: readonly PictureId[] }> => {
  if (draft.kind === 'text') return { content: { kind: 'text', v: 1, text: draft.text }, photoIds: [] };
  const photos = await readPhotos(context, authorId, draft.photoIds);
  return { content: { kind: 'photos', v: 1, photos, caption: draft.caption ?? '' }, photoIds: draft.photoIds };
};
