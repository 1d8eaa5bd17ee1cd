import { trusted } from 'mongoose';
import type { Background } from '../background.ts';
import type { ChangeCounter } from '../change-counter.ts';
import { commandsOf } from '../commands.ts';
import type { Models } from '../models.ts';
import { persevere } from '../persevere.ts';
import type { StoredConversation } from '../schemas/conversation.ts';
import { completeIntent } from './complete-intent.ts';
import { writeIntent } from './write-intent.ts';

interface UnderWay {
  /** All rows are written. */
  readonly written: Promise<void>;
  /** The change has its number as well, and the intent is gone from the conversation. */
  readonly finished: Promise<void>;
}

type Pending = Pick<StoredConversation, '_id' | 'pending'>;

/**
 * Brings to its end what was decided in a conversation: by this node a moment ago, or by one that died. Whoever has read
 * a conversation settles it before reading its rows, and so never sees half a change.
 */
export class Settling {
  readonly #models: Models;
  readonly #changes: ChangeCounter;
  readonly #background: Background;
  readonly #underWay = new Map<string, UnderWay>();

  constructor(models: Models, changes: ChangeCounter, background: Background) {
    this.#models = models;
    this.#changes = changes;
    this.#background = background;
  }

  /** Writes what this node has just decided. */
  async writeOwn(conversation: Pending): Promise<void> {
    await this.#begin(conversation, writeIntent)?.written;
  }

  /** Resolves when every row up to the conversation's `rev` can be read. */
  async settle(conversation: Pending): Promise<void> {
    await this.#begin(conversation, completeIntent)?.written;
  }

  /** Resolves when the conversation also has the number of its last change. */
  async finish(conversation: Pending): Promise<void> {
    await this.#begin(conversation, completeIntent)?.finished;
  }

  #begin({ _id, pending }: Pending, write: typeof writeIntent): UnderWay | undefined {
    if (pending === undefined) return undefined;
    const { token, gone } = pending;
    const before = this.#underWay.get(token);
    if (before !== undefined) return before;
    const written = write(this.#models, _id, pending);
    const finished = written.then(() => this.#number(_id, token, gone));
    this.#underWay.set(token, { written, finished });
    this.#background.add(finished.finally(() => this.#underWay.delete(token)));
    return { written, finished };
  }

  async #number(id: StoredConversation['_id'], token: string, gone: boolean): Promise<void> {
    const change = await this.#changes.next();
    if (gone) await persevere(() => this.#numberThoseWhoLeft(id, change));
    await commandsOf(this.#models).takeOutIntent.run({ id, token, change });
  }

  #numberThoseWhoLeft(id: StoredConversation['_id'], change: number): Promise<unknown> {
    return this.#models.members.updateMany(
      { conversationId: id, present: false, goneChange: null, rev: trusted({ $gt: 0 }) },
      { $set: { goneChange: change } },
    );
  }
}
