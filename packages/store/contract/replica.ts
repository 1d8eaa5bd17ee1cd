import type { ConversationId } from '@chatter/protocol/ids';
import type { MemberRow } from '../src/conversations.ts';
import type { MessageRow } from '../src/messages.ts';
import type { Store } from '../src/store.ts';

/** What a client holds of one conversation: it knows nothing but the pages of changes that it was given. */
export class Replica {
  rev = 0;
  readonly messages = new Map<number, MessageRow>();
  readonly members = new Map<string, MemberRow>();
  readonly #store: Store;
  readonly #id: ConversationId;

  constructor(store: Store, id: ConversationId) {
    this.#store = store;
    this.#id = id;
  }

  /** Takes pages of at most `limit` until there is no more; returns their sizes. */
  async catchUp(limit: number): Promise<number[]> {
    const sizes: number[] = [];
    for (;;) {
      const page = await this.#store.conversations.changes({ id: this.#id, since: this.rev, limit });
      for (const message of page.messages) this.messages.set(message.seq, message);
      for (const member of page.members) this.members.set(member.userId, member);
      sizes.push(page.messages.length + page.members.length);
      if (!page.complete && page.rev <= this.rev)
        throw new Error(`a page of changes went from ${this.rev} to ${page.rev}`);
      this.rev = page.rev;
      if (page.complete) return sizes;
    }
  }

  get timeline(): MessageRow[] {
    return [...this.messages.values()].sort((a, b) => a.seq - b.seq);
  }

  get present(): MemberRow[] {
    return [...this.members.values()]
      .filter((member) => member.leftAt === null)
      .sort((a, b) => a.joinedAt - b.joinedAt || (a.userId < b.userId ? -1 : 1));
  }
}
