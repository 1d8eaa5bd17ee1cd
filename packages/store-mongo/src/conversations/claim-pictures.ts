import type { ConversationId, PictureId } from '@chatter/protocol/ids';
import { trusted } from 'mongoose';
import { anyOf } from '../filters.ts';
import { inTime } from '../in-time.ts';
import { sendKey } from '../keys.ts';
import type { Models } from '../models.ts';
import { persevere } from '../persevere.ts';
import type { MessageDraft, Operation } from './operation.ts';

/** Takes all photos of a message for it, as far as they are its author's and free. @returns whether it has all */
export const claimPhotos = async (models: Models, draft: MessageDraft, token: string): Promise<boolean> => {
  const { photoIds, authorId, clientMessageId, at } = draft;
  const key = sendKey(authorId, clientMessageId);
  const { matchedCount } = await persevere(() =>
    models.pictures.updateMany(
      {
        ...{ _id: trusted({ $in: [...photoIds] }), kind: 'photo', ownerId: authorId, messageId: null, removing: null },
        // A try that died keeps its photos for the next try of the same send.
        ...anyOf({ claim: null }, { 'claim.key': key }),
      },
      { $set: { claim: { key, token, at } } },
    ),
  );
  return matchedCount === photoIds.length;
};

export const releasePhotos = async (models: Models, ids: readonly PictureId[], token: string): Promise<void> => {
  if (ids.length === 0) return;
  await persevere(() =>
    models.pictures.updateMany(
      { _id: trusted({ $in: [...ids] }), messageId: null, 'claim.token': token },
      { $set: { claim: null } },
    ),
  );
};

type Wanted = NonNullable<Operation<unknown>['needs']['picture']>;

/**
 * Binds a picture to a group, if it is of that kind and of no other group.
 * @returns whether it belongs to the group now, and whether it did before
 */
export const claimGroupPicture = async (
  models: Models,
  id: ConversationId,
  { id: picture, line }: Wanted,
  token: string,
): Promise<{ isOurs: boolean; wasOurs: boolean }> => {
  const key = `group ${id}`;
  const before = await inTime(
    models.pictures
      .findOneAndUpdate(
        {
          ...{ _id: picture, kind: 'group', conversationId: trusted({ $in: [null, id] }), removing: null },
          ...anyOf({ claim: null }, { 'claim.key': key }),
        },
        { $set: { conversationId: id, claim: { key, token, at: line.at } } },
        { returnDocument: 'before' },
      )
      .lean()
      .exec(),
  );
  return { isOurs: before !== null, wasOurs: before?.conversationId === id };
};

export const releaseGroupPicture = async (
  models: Models,
  picture: PictureId,
  { wasOurs, token }: { wasOurs: boolean; token: string },
): Promise<void> => {
  await persevere(() =>
    models.pictures.updateOne(
      { _id: picture, 'claim.token': token },
      { $set: wasOurs ? { claim: null } : { claim: null, conversationId: null } },
    ),
  );
};
