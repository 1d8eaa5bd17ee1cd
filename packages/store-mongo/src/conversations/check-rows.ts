import type { Models } from '../models.ts';
import type { Intent } from '../schemas/conversation.ts';

/**
 * Puts every row through its schema before it is decided that it will be written: afterwards there is no way back.
 * @throws Mongoose's ValidationError, CastError or StrictModeError
 */
export const checkRows = (models: Models, intent: Intent | undefined): void => {
  for (const row of intent?.messages ?? []) check(new models.messages(row));
  for (const { isFirst: _, ...row } of intent?.members ?? []) check(new models.members({ ...row, goneChange: null }));
  for (const row of intent?.receipts ?? []) check(new models.receipts(row));
};

const check = (document: { validateSync(): Error | null | undefined }): void => {
  const wrong = document.validateSync();
  if (wrong) throw wrong;
};
