import type { Conversation } from '@chatter/protocol/conversation';
import type { ConversationId } from '@chatter/protocol/ids';
import { limits } from '@chatter/protocol/limits';
import { listConversations } from '@chatter/protocol/routes/conversations';
import type { ConversationCache } from '../conversations/conversation-cache.ts';
import type { Emitter } from '../emitter.ts';
import type { PeopleCache } from '../people/people-cache.ts';
import type { Session } from '../session/session.ts';
import type { Fetcher } from './fetcher.ts';
import type { GapFiller } from './gap-filler.ts';
import type { Inbox } from './inbox.ts';

interface Parts {
  readonly session: Session;
  readonly cache: ConversationCache;
  readonly people: PeopleCache;
  readonly inbox: Inbox;
  readonly fetcher: Fetcher;
  readonly gaps: GapFiller;
  readonly emitter: Emitter;
}

/** People are asked for one by one; more than these can wait until somebody looks closer. */
const PEOPLE_AT_ONCE = 50;

/** Makes the client equal to the server after a cut (D6): the loaded list first, then what was missed in it. */
export class CatchUp {
  readonly #parts: Parts;
  /** Server time of the newest thing at the very first load: what is younger is news, also where nothing was known. */
  #newsSince = 0;
  #next: string | null = null;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async run(): Promise<void> {
    const { cache, inbox } = this.#parts;
    const { epoch } = this.#parts.session;
    inbox.settle(false);
    const seen = cache.loaded.get() ? await this.#reloadList() : await this.#firstPage();
    if (epoch !== this.#parts.session.epoch) return;
    // What was loaded and is not in the list any more, or was fetched by itself from further down, or is waited for.
    const others = new Set([...cache.ids, ...cache.wanted]);
    for (const id of others) if (!seen.has(id)) await this.#parts.fetcher.conversation(id);
    for (const id of cache.ids) await this.#bring(id);
    if (epoch === this.#parts.session.epoch) inbox.settle(true);
    void this.#people();
  }

  /** The next page of the list. */
  async more(): Promise<void> {
    if (this.#next === null) return;
    const views = await this.#page(this.#next, limits.pageSize);
    for (const view of views) this.#parts.inbox.takeView(view);
    this.#reached(views);
  }

  reset(): void {
    this.#newsSince = 0;
    this.#next = null;
  }

  async #firstPage(): Promise<Set<ConversationId>> {
    const views = await this.#page(null, limits.pageSize);
    this.#newsSince = views[0]?.activityAt ?? 0;
    for (const view of views) this.#parts.inbox.takeView(view);
    this.#reached(views);
    return new Set(views.map((view) => view.id));
  }

  async #reloadList(): Promise<Set<ConversationId>> {
    const { cache, inbox } = this.#parts;
    const { cutoff } = cache;
    const seen = new Set<ConversationId>();
    let before: string | null = null;
    for (;;) {
      const views: Conversation[] = await this.#page(before, limits.pageSizeMax);
      for (const view of views) {
        inbox.takeView(view, cache.known(view.id) === undefined ? await this.#newsBase(view) : undefined);
        seen.add(view.id);
      }
      const last = views.at(-1);
      const covered = cutoff !== null && last !== undefined && last.activityAt < cutoff.activityAt;
      if (this.#next === null || covered) {
        this.#reached(views);
        return seen;
      }
      before = this.#next;
    }
  }

  async #page(before: string | null, limit: number): Promise<Conversation[]> {
    const query = before === null ? { limit } : { before, limit };
    const { conversations, users, next } = await this.#parts.session.call(listConversations, { query });
    this.#parts.people.put(users);
    this.#next = next;
    return conversations;
  }

  #reached(views: readonly Conversation[]): void {
    this.#parts.cache.reached(this.#next === null ? null : (views.at(-1) ?? null));
  }

  /** Where the news begin in a conversation that was not known before the cut. */
  async #newsBase(view: Conversation): Promise<number | undefined> {
    const since = Math.max(this.#newsSince, view.me.joinedAt);
    if (!this.#parts.emitter.has('message') || view.activityAt < since) return undefined;
    for (let before = view.lastSeq + 1; before > 1; ) {
      const page = await this.#parts.fetcher.page(view.id, { before }, limits.pageSizeMax);
      const old = page.messages.findLast((message) => message.createdAt < since);
      if (old !== undefined) return old.seq;
      if (!page.hasBefore) break;
      before = page.messages[0]?.seq ?? 1;
    }
    return 0;
  }

  async #bring(id: ConversationId): Promise<void> {
    const { cache, inbox, fetcher, gaps } = this.#parts;
    const known = cache.known(id)?.conversation;
    if (known === undefined) return;
    const missing = known.lastSeq - (inbox.top(id) ?? known.lastSeq);
    if (gaps.wants(id, missing) && inbox.rev(id).known < known.rev) await fetcher.changes(id);
    await gaps.close(id);
    inbox.rev(id).cover(known.rev);
  }

  async #people(): Promise<void> {
    for (const id of this.#parts.people.stale.slice(0, PEOPLE_AT_ONCE)) {
      await this.#parts.fetcher.person(id).catch(() => undefined);
    }
  }
}
