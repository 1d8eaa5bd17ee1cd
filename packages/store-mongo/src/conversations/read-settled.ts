import type { ConversationId } from '@chatter/protocol/ids';
import type { Models } from '../models.ts';
import type { StoredConversation } from '../schemas/conversation.ts';
import type { Settling } from './settling.ts';

export interface Ground {
  readonly models: Models;
  readonly settling: Settling;
}

/** A conversation of which every row up to its `rev` can be read; null when there is none. */
export const readSettled = async (
  { models, settling }: Ground,
  id: ConversationId,
): Promise<StoredConversation | null> => {
  const conversation = await models.conversations.findById(id).lean();
  if (conversation !== null) await settling.settle(conversation);
  return conversation;
};

const mostTries = 25;

/**
 * Reads rows of a conversation as they were at one `rev`: a row of a later one tells that somebody wrote meanwhile, and then
 * all is read again. In a conversation that never rests the last try counts, whose rows are no older than the rev.
 * @param revs of the rows that were read
 */
export const readAtOneRev = async <Rows>(
  ground: Ground,
  id: ConversationId,
  read: (conversation: StoredConversation) => Promise<Rows>,
  revs: (rows: Rows) => Iterable<number>,
): Promise<{ conversation: StoredConversation; rows: Rows } | null> => {
  for (let tries = 1; ; tries += 1) {
    const conversation = await readSettled(ground, id);
    if (conversation === null) return null;
    const rows = await read(conversation);
    if (tries === mostTries || isUpTo(conversation.rev, revs(rows))) return { conversation, rows };
  }
};

const isUpTo = (rev: number, revs: Iterable<number>): boolean => {
  for (const one of revs) if (one > rev) return false;
  return true;
};
