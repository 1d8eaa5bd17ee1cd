import type { Models } from '../models.ts';
import { persevere } from '../persevere.ts';
import type { StoredConversation } from '../schemas/conversation.ts';

/**
 * Puts a conversation at its next `rev`, if it still stands at the one before: the one point at which a change is decided.
 * When an answer was lost, it finds out what became of the question.
 * @returns false when somebody else was first
 */
export const compareAndSet = (
  models: Models,
  before: StoredConversation,
  after: StoredConversation,
  token: string,
): Promise<boolean> => {
  const { _id, kind: _kind, pair: _pair, createdBy: _by, createdAt: _at, change: _change, ...changing } = after;
  return persevere(async (tries) => {
    const { matchedCount } = await models.conversations.updateOne({ _id, rev: before.rev }, { $set: changing });
    if (matchedCount === 1) return true;
    if (tries === 1) return false;
    const now = await models.conversations.findById(_id, { recent: 1 }).lean();
    return now?.recent.includes(token) ?? false;
  });
};
