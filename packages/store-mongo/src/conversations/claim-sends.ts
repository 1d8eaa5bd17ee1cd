import type { ConversationId } from '@chatter/protocol/ids';
import { trusted } from 'mongoose';
import { commandsOf } from '../commands.ts';
import { inTime } from '../in-time.ts';
import { sendKey } from '../keys.ts';
import type { Models } from '../models.ts';
import { persevere } from '../persevere.ts';
import type { MessageDraft } from './operation.ts';

/**
 * Keeps client ids for a conversation, before the messages are stored: two conversations cannot both get the same (D2).
 * @returns the keys that another conversation has
 */
export const claimSends = async (
  models: Models,
  conversationId: ConversationId,
  drafts: readonly MessageDraft[],
  token: string,
): Promise<Set<string>> => {
  const taken = new Set<string>();
  let open = new Set(drafts.map(({ authorId, clientMessageId }) => sendKey(authorId, clientMessageId)));
  while (open.size > 0) {
    const known = await insertClaims(models, conversationId, [...open], token);
    open = new Set();
    for (const key of known) {
      const outcome = await joinClaim(models, conversationId, key, token);
      if (outcome === 'taken') taken.add(key);
      if (outcome === 'gone') open.add(key);
    }
  }
  return taken;
};

/** @returns the keys that somebody has claimed before */
const insertClaims = async (models: Models, conversationId: ConversationId, keys: string[], token: string) => {
  const at = new Date();
  const { insertSend } = commandsOf(models);
  const areNew = await Promise.all(keys.map((_id) => insertSend.run({ _id, conversationId, holders: [token], at })));
  return keys.filter((_, index) => !areNew[index]);
};

const joinClaim = async (models: Models, conversationId: ConversationId, key: string, token: string) => {
  const claim = { _id: key, conversationId };
  const { matchedCount } = await persevere(() => models.sends.updateOne(claim, { $addToSet: { holders: token } }));
  if (matchedCount === 1) return 'ours';
  return (await inTime(models.sends.exists({ _id: key }).exec())) === null ? 'gone' : 'taken';
};

/** Gives back what was claimed for sends that were refused: they may still go into another conversation. */
export const releaseSends = async (models: Models, keys: readonly string[], token: string): Promise<void> => {
  if (keys.length === 0) return;
  const these = () => ({ _id: trusted({ $in: [...keys] }) });
  await persevere(() => models.sends.updateMany(these(), { $pull: { holders: token } }));
  await persevere(() => models.sends.deleteMany({ ...these(), holders: trusted({ $size: 0 }) }));
};
