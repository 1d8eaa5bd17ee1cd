import type { Models } from '../models.ts';
import type { Intent } from '../schemas/conversation.ts';

/**
 * Puts every row through its schema before it is decided that it will be written: afterwards there is no way back.
 * @throws Mongoose's ValidationError or StrictModeError
 */
export const checkRows = async (models: Models, { messages, members, receipts }: Intent): Promise<void> => {
  await Promise.all([
    ...messages.map((row) => new models.messages(row).validate()),
    ...members.map(({ isFirst: _, ...row }) => new models.members({ ...row, goneChange: null }).validate()),
    ...receipts.map((row) => new models.receipts(row).validate()),
  ]);
};
