import type { ConversationId } from '@chatter/protocol/ids';
import { trusted } from 'mongoose';
import { isDuplicateKey } from '../engine-error.ts';
import type { Models } from '../models.ts';
import { persevere } from '../persevere.ts';
import type { Intent, MemberWrite } from '../schemas/conversation.ts';

/**
 * Writes all rows of an intent; again, also by several at once and after later changes, it changes nothing. A message or a
 * receipt that is there stays; a member row gives way only to a higher rev.
 */
export const writeIntent = async (models: Models, id: ConversationId, intent: Intent): Promise<void> => {
  await Promise.all([
    unlessThere(intent.messages, () => models.messages.insertMany(intent.messages, inAnyOrder)),
    unlessThere(intent.receipts, () => models.receipts.insertMany(intent.receipts, inAnyOrder)),
    unlessThere(intent.members, () => models.members.bulkWrite(intent.members.map(memberWrite), { ordered: false })),
    ...intent.photos.map((photo) =>
      persevere(() =>
        models.pictures.updateOne(
          { _id: photo.id, messageId: null },
          { $set: { conversationId: id, messageId: photo.messageId, claim: null } },
        ),
      ),
    ),
    ...intent.pictures.map((picture) =>
      persevere(() =>
        models.pictures.updateOne({ _id: picture, 'claim.token': intent.token }, { $set: { claim: null } }),
      ),
    ),
  ]);
};

// As they are: they went through their schemas before it was decided.
const inAnyOrder = { ordered: false, lean: true } as const;

const unlessThere = async (rows: readonly unknown[], write: () => Promise<unknown>): Promise<void> => {
  if (rows.length === 0) return;
  await persevere(() =>
    write().catch((error: unknown) => {
      if (!isDuplicateKey(error)) throw error;
    }),
  );
};

const memberWrite = ({ isFirst, ...row }: MemberWrite) =>
  isFirst
    ? { insertOne: { document: { ...row, goneChange: null } } }
    : {
        updateOne: {
          filter: { _id: row._id, rev: trusted({ $lt: row.rev }) },
          update: { $set: { ...row, goneChange: null } },
        },
      };
