import { ChatterError } from '@chatter/protocol/chatter-error';
import type { PictureId } from '@chatter/protocol/ids';
import type { PictureRow } from '@chatter/store/pictures';
import type { Caller } from '../domain/caller.ts';
import type { Context } from '../domain/context.ts';

const maySee = async ({ store }: Context, caller: Caller, picture: PictureRow): Promise<boolean> => {
  if (picture.kind === 'avatar') return true;
  if (picture.conversationId === null) return picture.ownerId === caller.userId;
  return (await store.conversations.member(picture.conversationId, caller.userId)) !== null;
};

/** The only door to a picture. One that is not for the caller looks like one that is not there. @throws NOT_FOUND */
export const accessPicture = async (context: Context, caller: Caller, id: PictureId): Promise<PictureRow> => {
  const picture = await context.store.pictures.byId(id);
  if (picture === null || !(await maySee(context, caller, picture))) throw new ChatterError('NOT_FOUND');
  return picture;
};
