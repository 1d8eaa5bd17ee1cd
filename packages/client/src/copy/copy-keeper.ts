import type { ConversationId, UserId } from '@chatter/protocol/ids';
import type { Message } from '@chatter/protocol/message';
import type { Me, User } from '@chatter/protocol/user';
import type { Live } from '../live.ts';
import type { State } from '../state.ts';
import type { Page } from '../timeline/timeline-window.ts';
import type { CopyStorage, KeptConversation, KeptCopy } from './copy-storage.ts';
import type { LocalCopy } from './local-copy.ts';
import { newestRun } from './newest-run.ts';
import { peopleOf } from './people-of.ts';
import { restoreCopy } from './restore-copy.ts';
import { toChange } from './to-change.ts';

/** A disk that does not answer must not keep the page from asking the network. */
const LOAD_MS = 1_000;
/** Facts come in bursts: one write for all that come within this time. */
const BUNDLE_MS = 1_000;

interface Parts {
  readonly storage: CopyStorage;
  /**
   * Calls back once this program is the one that may write: two that write would mix what each knows.
   * @returns a function that lets the next one write
   */
  readonly whenOnlyWriter: (write: () => void) => () => void;
  /** Calls back when the program may end at any moment. @returns a function that ends it */
  readonly onHidden: (listener: () => void) => () => void;
  readonly erase: () => void;
}

/** More than are kept of a conversation, less than a program gathers that never writes. */
const FRESH_MOST = 200;

const isFull = (error: unknown): boolean => (error as { name?: unknown } | null)?.name === 'QuotaExceededError';

/** Reads the copy at the start, and writes behind what changes: in bundles, and only what is of one piece (D6). */
export class CopyKeeper implements LocalCopy {
  readonly #parts: Parts;
  #loaded: KeptCopy | null = null;
  #state: State | null = null;
  #me: Live<Me | null> | null = null;
  /** What is on disk, by what was handed to it: the same object is not written again. */
  #written: ReadonlyMap<ConversationId, KeptConversation> | null = null;
  #earlier: readonly ConversationId[] = [];
  readonly #people = new Map<UserId, User>();
  #fresh = new Map<ConversationId, Message[]>();
  #wanted = new Set<UserId>();
  #mayWrite = false;
  #stopped = false;
  #writing: Promise<void> = Promise.resolve();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #ends: (() => void)[] = [];

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async load(): Promise<Me | null> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), LOAD_MS);
    });
    const loading = this.#parts.storage.load().catch(() => null);
    this.#loaded = await Promise.race([loading, late]).finally(() => clearTimeout(timer));
    return this.#loaded?.me ?? null;
  }

  restore(state: State): void {
    const kept = this.#loaded;
    this.#loaded = null;
    if (kept !== null) restoreCopy(kept, state);
    this.#earlier = kept?.conversations.map(({ id }) => id) ?? [];
    this.#hang(state);
  }

  keep(state: State, me: Live<Me | null>, connection: Live<unknown>): void {
    if (this.#state !== null) return;
    this.#hang(state);
    this.#state = state;
    this.#me = me;
    for (const timeline of state.timelines.values()) this.#note(timeline.messages);
    const soon = () => this.#soon();
    const changes = [state.cache.list, me, connection].map((live) => live.subscribe(soon));
    const letGo = this.#parts.whenOnlyWriter(() => {
      this.#mayWrite = true;
      this.#flush();
    });
    this.#ends = [...changes, letGo, this.#parts.onHidden(() => this.#flush())];
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    for (const end of this.#ends) end();
    this.#fresh.clear();
    this.#parts.storage.close();
  }

  #hang({ copy, inbox }: State): void {
    copy.onMessages = (messages) => this.#note(messages);
    copy.keptPage = (id) => this.#page(id, inbox.top(id) ?? 0);
  }

  #note(messages: readonly Message[]): void {
    const id = messages[0]?.conversationId;
    if (id === undefined || this.#stopped) return;
    this.#fresh.set(id, [...(this.#fresh.get(id) ?? []), ...messages].slice(-FRESH_MOST));
    this.#soon();
  }

  async #page(id: ConversationId, top: number): Promise<Page | null> {
    const fresh = this.#fresh.get(id) ?? [];
    const kept = await this.#parts.storage.messages(id).catch(() => []);
    return newestRun([...kept, ...fresh], top);
  }

  #soon(): void {
    if (this.#timer !== undefined || this.#stopped) return;
    this.#timer = setTimeout(() => this.#flush(), BUNDLE_MS);
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#writing = this.#writing.then(() => this.#write()).catch((error: unknown) => this.#giveUp(error));
  }

  /** A copy is worth less than what a full disk would refuse next: the outbox. */
  #giveUp(error: unknown): void {
    this.stop();
    if (isFull(error)) this.#parts.erase();
  }

  async #write(): Promise<void> {
    const [state, me] = [this.#state, this.#me?.get()];
    if (state === null || !me || !this.#mayWrite || this.#stopped) return;
    const next = toChange(state, me, {
      written: this.#written,
      earlier: this.#earlier,
      fresh: this.#fresh,
    });
    // In the middle of catching up what is known is not of one piece. What comes after it asks again.
    if (next === null) return;
    for (const id of peopleOf(next.change)) this.#wanted.add(id);
    const people = this.#newPeople(state);
    this.#fresh = new Map();
    await this.#parts.storage.write({ ...next.change, people });
    this.#written = next.written;
  }

  #newPeople({ people }: State): User[] {
    const changed: User[] = [];
    for (const id of this.#wanted) {
      const user = people.live(id).get();
      if (user === undefined || this.#people.get(id) === user) continue;
      this.#people.set(id, user);
      changed.push(user);
    }
    return changed;
  }
}
