import type { ConversationId } from '@chatter/protocol/ids';
import type { CropBox } from '@chatter/protocol/picture';
import { accessConversationView } from '../../access/access-conversation.ts';
import { accessGroup } from '../../access/access-group.ts';
import type { Caller } from '../caller.ts';
import type { Context } from '../context.ts';
import { storePicture } from '../pictures/store-picture.ts';
import { answerConversation, type OneConversation } from './answer-conversation.ts';
import { newLine } from './new-line.ts';
import { publishGroupChange } from './publish-group-change.ts';

/** Replaces the picture of a group. @throws NOT_FOUND, NOT_ALLOWED, NOT_AN_IMAGE, IMAGE_TOO_LARGE */
export const setGroupPicture = async (
  context: Context,
  caller: Caller,
  id: ConversationId,
  upload: { bytes: Buffer; crop: CropBox | undefined },
): Promise<OneConversation> => {
  // Asked before anything is decoded: a stranger must not make the server work.
  await accessGroup(context, caller, id);
  const picture = await storePicture(context, {
    ownerId: caller.userId,
    kind: 'group',
    bytes: upload.bytes,
    crop: upload.crop,
    conversationId: id,
  });
  const line = newLine(context, caller);
  await publishGroupChange(context, await context.store.conversations.setPicture({ id, picture: picture.id, line }));
  return answerConversation(context, await accessConversationView(context, caller, id));
};
