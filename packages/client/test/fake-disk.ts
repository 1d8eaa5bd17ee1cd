import type { ConversationId } from '@chatter/protocol/ids';
import type { Message } from '@chatter/protocol/message';
import type { User } from '@chatter/protocol/user';
import { CopyKeeper } from '../src/copy/copy-keeper.ts';
import type { CopyHead, CopyStorage, KeptConversation } from '../src/copy/copy-storage.ts';
import type { CopyDoor } from '../src/copy/local-copy.ts';

/** A disk that outlives the programs that write on it. */
export class FakeDisk {
  head: CopyHead | null = null;
  writes = 0;
  allowed = true;
  /** What the next write is refused with. */
  refusal: Error | null = null;
  readonly conversations = new Map<ConversationId, KeptConversation>();
  readonly people = new Map<string, User>();
  readonly messages = new Map<ConversationId, Map<number, Message>>();

  /** The copy as one run of a program has it. */
  door(): CopyDoor {
    return {
      mayKeep: () => this.allowed,
      exists: async () => this.head !== null,
      open: async () =>
        new CopyKeeper({
          storage: this.#storage(),
          whenOnlyWriter(write) {
            write();
            return () => undefined;
          },
          onHidden: () => () => undefined,
          erase: () => this.#erase(),
        }),
      erase: () => this.#erase(),
    };
  }

  #erase(): void {
    this.head = null;
    this.conversations.clear();
    this.people.clear();
    this.messages.clear();
  }

  #storage(): CopyStorage {
    return {
      load: async () =>
        this.head && {
          ...this.head,
          conversations: [...this.conversations.values()],
          people: [...this.people.values()],
        },
      messages: async (id) => [...(this.messages.get(id)?.values() ?? [])],
      write: async ({ head, whole, put, drop, people, messages }) => {
        if (this.refusal !== null) throw this.refusal;
        this.writes += 1;
        this.head = head;
        if (whole) this.conversations.clear();
        for (const one of put) this.conversations.set(one.id, one);
        for (const user of people) this.people.set(user.id, user);
        for (const { id, from, list } of messages) this.#put(id, from, list);
        for (const id of drop) this.#drop(id);
      },
      close: () => undefined,
    };
  }

  #put(id: ConversationId, from: number, list: readonly Message[]): void {
    const kept = this.messages.get(id) ?? new Map<number, Message>();
    this.messages.set(id, kept);
    for (const message of list) kept.set(message.seq, message);
    for (const seq of kept.keys()) if (seq < from) kept.delete(seq);
  }

  #drop(id: ConversationId): void {
    this.conversations.delete(id);
    this.messages.delete(id);
  }
}
