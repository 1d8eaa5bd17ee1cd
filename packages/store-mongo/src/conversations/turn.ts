import { setTimeout as pause } from 'node:timers/promises';
import type { ConversationId } from '@chatter/protocol/ids';
import { commandsOf } from '../commands.ts';
import type { Models } from '../models.ts';
import { persevere } from '../persevere.ts';
import type { StoredConversation } from '../schemas/conversation.ts';

/** Whoever asks may have died; a commit takes less, also where everybody writes at once. */
const patienceMs = 3_000;
const lookEveryMs = 40;

/**
 * Asks for the next commit in a conversation, unless somebody has asked before. The node that has just committed knows
 * what it wrote and is faster than one that has to read it first: without asking, the other would lose every time.
 */
export const askForTurn = async ({ conversations }: Models, id: ConversationId, token: string): Promise<void> => {
  await persevere(() => conversations.updateOne({ _id: id, turn: null }, { $set: { turn: token } }));
};

/** Reads a conversation as soon as nobody else has asked for the next commit, or has let their time pass. */
export const readInTurn = async (
  models: Models,
  id: ConversationId,
  token: string,
): Promise<StoredConversation | null> => {
  const until = performance.now() + patienceMs;
  for (;;) {
    const conversation = await commandsOf(models).readConversation.run(id);
    const turn = conversation?.turn ?? token;
    if (turn === token || performance.now() > until) return conversation;
    await pause(lookEveryMs);
  }
};
