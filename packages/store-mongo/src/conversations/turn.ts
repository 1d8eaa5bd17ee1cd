import { setTimeout as pause } from 'node:timers/promises';
import type { ConversationId } from '@chatter/protocol/ids';
import { commandsOf } from '../commands.ts';
import type { Models } from '../models.ts';
import { persevere } from '../persevere.ts';
import type { StoredConversation } from '../schemas/conversation.ts';

/** Whoever asks may have died; a commit takes less, also where everybody writes at once. */
const patienceMs = 3_000;
const lookEveryMs = 40;

const nodeOf = (token: string): string => token.slice(0, token.lastIndexOf('.'));

/**
 * One commit's place among those of other nodes. The node that has just committed knows what it wrote and is faster than
 * one that has to read it first: without asking for the next commit, the other would lose every time.
 */
export class Turn {
  readonly #models: Models;
  readonly #id: ConversationId;
  readonly #token: string;
  #hasAsked = false;

  /** @param token of the commit: the node's name, a dot, a number */
  constructor(models: Models, id: ConversationId, token: string) {
    this.#models = models;
    this.#id = id;
    this.#token = token;
  }

  /** Asks for the next commit in the conversation, unless somebody has asked before. */
  async ask(): Promise<void> {
    this.#hasAsked = true;
    const ours = { $set: { turn: this.#token } };
    await persevere(() => this.#models.conversations.updateOne({ _id: this.#id, turn: null }, ours));
  }

  /** Reads the conversation as soon as no other node has asked for the next commit, or has let its time pass. */
  async read(): Promise<StoredConversation | null> {
    const until = performance.now() + patienceMs;
    for (;;) {
      const conversation = await commandsOf(this.#models).readConversation.run(this.#id);
      const turn = conversation?.turn ?? this.#token;
      // A node has one commit at a time in a conversation: what it asked for before is over.
      if (nodeOf(turn) === nodeOf(this.#token) || performance.now() > until) return conversation;
      await pause(lookEveryMs);
    }
  }

  /** The commit was stored, and its turn went with it. */
  taken(): void {
    this.#hasAsked = false;
  }

  /** Gives back what was asked for and not taken; nobody waits for it. */
  leave(): void {
    if (!this.#hasAsked) return;
    const ours = { _id: this.#id, turn: this.#token };
    persevere(() => this.#models.conversations.updateOne(ours, { $unset: { turn: 1 } })).catch(() => undefined);
  }
}
