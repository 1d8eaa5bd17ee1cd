import { isDuplicateKey } from '../engine-error.ts';
import type { Models } from '../models.ts';
import { persevere } from '../persevere.ts';
import type { StoredConversation } from '../schemas/conversation.ts';
import type { Facts } from './draft.ts';
import type { Settling } from './settling.ts';

/** The ground of a conversation that nobody is in yet. */
export const nothingKnown: Facts = {
  ...{ members: [], isWhole: true, sends: [], otherOwner: null, eldestOther: null },
  ...{ taken: new Set(), withoutPhotos: new Set(), pictures: new Set(), counted: new Map() },
};

/**
 * Stores a new conversation: the document decides, then its rows are written.
 * @returns false when there is one with the same key already
 */
export const insertConversation = async (
  { models, settling }: { models: Models; settling: Settling },
  stored: StoredConversation,
): Promise<boolean> => {
  const isNew = await persevere(() =>
    models.conversations.insertMany([stored], { throwOnValidationError: true }).then(
      () => true,
      async (error: unknown) => {
        if (!isDuplicateKey(error)) throw error;
        // The answer to an earlier try may have been lost.
        return (await models.conversations.exists({ _id: stored._id, createdBy: stored.createdBy })) !== null;
      },
    ),
  );
  if (isNew) await settling.writeOwn(stored).catch(() => undefined);
  return isNew;
};
