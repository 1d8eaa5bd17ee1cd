import type { ConversationId } from '@chatter/protocol/ids';
import { commandsOf } from '../commands.ts';
import type { Models } from '../models.ts';
import { persevere } from '../persevere.ts';
import type { Intent } from '../schemas/conversation.ts';

/**
 * Writes all rows of an intent; again, also by several at once and after later changes, it changes nothing. A message or a
 * receipt that is there stays; a member row gives way only to a higher rev.
 */
export const writeIntent = async (models: Models, id: ConversationId, intent: Intent): Promise<void> => {
  const commands = commandsOf(models);
  await Promise.all([
    intent.messages.length > 0 && commands.insertMessages.run(intent.messages),
    intent.receipts.length > 0 && commands.insertReceipts.run(intent.receipts),
    intent.members.length > 0 && commands.writeMembers.run(intent.members),
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
