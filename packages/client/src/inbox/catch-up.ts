import type { Conversation } from '@chatter/protocol/conversation';
import type { ConversationId } from '@chatter/protocol/ids';
import { limits } from '@chatter/protocol/limits';
import type { RouteBody } from '@chatter/protocol/route';
import { listConversations } from '@chatter/protocol/routes/conversations';
import { sync } from '@chatter/protocol/routes/sync';
import type { ConversationCache } from '../conversations/conversation-cache.ts';
import type { Emitter } from '../emitter.ts';
import type { PeopleCache } from '../people/people-cache.ts';
import type { Session } from '../session/session.ts';
import { networkError } from '../to-client-error.ts';
import { createEarlyAnswer, type EarlyAnswer, type SyncAnswer } from './early-answer.ts';
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

/** How far the program had come, for a later run to go on from. */
export interface CatchUpPlace {
  readonly position: string;
  /** Where the next page of the list begins; null also when that is not known. */
  readonly next: string | null;
  /** Server time of the newest thing at the very first load: what is younger is news, also where nothing was known. */
  readonly newsSince: number;
}

type Question = RouteBody<typeof sync>;

interface Asked {
  readonly answer: SyncAnswer;
  /** Whether one has been taken out since the question: then what the answer says of it is old. */
  readonly isRemoved: EarlyAnswer['isRemoved'];
}

interface Page {
  readonly views: Conversation[];
  readonly position: string;
}

/** A server that was asked in its handshake always answers; this is for one that went wrong. */
const LATE_MS = 10_000;
/** People are asked for one by one; more than these can wait until somebody looks closer. */
const PEOPLE_AT_ONCE = 50;

/** Makes the client equal to the server after a cut (D6): by what changed since its position, or by the list read anew. */
export class CatchUp {
  readonly #parts: Parts;
  #newsSince = 0;
  #next: string | null = null;
  #position: string | null = null;
  /** What the last handshake asked, until that is caught up with. */
  #early: EarlyAnswer | null = null;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Up to where everything is known, for whoever keeps it over the end of the program; null before the first time. */
  get place(): CatchUpPlace | null {
    const position = this.#position;
    return position === null ? null : { position, next: this.#next, newsSince: this.#newsSince };
  }

  /** Begins where an earlier run of the program had come to. */
  startFrom({ position, next, newsSince }: CatchUpPlace): void {
    this.#position = position;
    this.#next = next;
    this.#newsSince = newsSince;
  }

  /**
   * What to ask in the next handshake, so that its answer costs no request; nothing while no position is known.
   * @param mayAsk false: the handshake asks nothing
   */
  ask(mayAsk: boolean): Question | undefined {
    // Whoever waits for the one before hears of it, and finds that it is void.
    this.answered(null);
    this.#early = null;
    if (!this.#position || !mayAsk) return;
    this.#early = createEarlyAnswer(this.#parts.inbox.watchRemovals());
    return this.#question(this.#position);
  }

  /** @param answer to what the handshake asked; null: it has to be asked for over HTTP */
  answered(answer: SyncAnswer | null): void {
    this.#early?.tell(answer);
  }

  async run(): Promise<void> {
    const { session, cache, inbox, fetcher, people } = this.#parts;
    const { epoch } = session;
    inbox.settle(false);
    if (!(await this.#follow())) {
      people.doubt();
      await this.#readAnew();
    }
    if (epoch !== session.epoch) return;
    for (const id of cache.wanted) await fetcher.conversation(id);
    for (const id of cache.ids) await this.#bring(id);
    if (epoch === session.epoch) inbox.settle(true);
    void this.#people();
  }

  /** The next page of the list; read from the beginning where a local copy knows only what came before it. */
  async more(): Promise<void> {
    const { cutoff } = this.#parts.cache;
    while (cutoff !== null) {
      const { views } = await this.#page(this.#next, this.#next === null ? limits.pageSizeMax : limits.pageSize);
      for (const view of views) this.#parts.inbox.takeView(view);
      if (this.#next === null || (views.at(-1)?.activityAt ?? 0) < cutoff.activityAt) return this.#reached(views);
    }
  }

  reset(): void {
    this.#position = null;
    this.#newsSince = 0;
    this.#next = null;
    // Takes the last one back.
    this.ask(false);
  }

  /** @returns false when the server cannot tell what was missed: then everything loaded is read anew */
  async #follow(): Promise<boolean> {
    const { session, people } = this.#parts;
    while (this.#position !== null) {
      const { epoch } = session;
      const { answer, isRemoved } = await this.#answer(this.#position);
      if (epoch !== session.epoch) return true;
      people.put(answer.users);
      if (!answer.usersComplete) people.doubt();
      await this.#apply(answer, isRemoved);
      this.#position = answer.position;
      if (!answer.known) return false;
      if (answer.complete) return true;
    }
    return false;
  }

  /** The answer that comes with the handshake, if one was asked; else one over HTTP. */
  async #answer(position: string): Promise<Asked> {
    const early = this.#early;
    if (early) {
      const timer = setTimeout(early.tell, LATE_MS, null);
      const answer = await early.answer.finally(() => clearTimeout(timer));
      // The line was cut meanwhile, and the next handshake asks anew.
      if (this.#early !== early) throw networkError();
      this.#early = null;
      if (answer) return { answer, isRemoved: early.isRemoved };
    }
    const isRemoved = this.#parts.inbox.watchRemovals();
    return { answer: await this.#parts.session.call(sync, { body: this.#question(position) }), isRemoved };
  }

  #question(since: string): Question {
    return { since, held: this.#held(), limit: limits.pageSizeMax };
  }

  async #apply(answer: SyncAnswer, isRemoved: Asked['isRemoved']): Promise<void> {
    const { inbox, fetcher } = this.#parts;
    for (const id of answer.gone) inbox.remove(id);
    for (const view of answer.conversations) {
      const base = await this.#baseOf(view);
      if (!isRemoved(view.id)) inbox.takeView(view, base);
    }
    for (const changes of answer.changes) if (!isRemoved(changes.conversation.id)) fetcher.apply(changes);
  }

  /** Where each message matters to somebody, with what is known of them. */
  #held(): { conversationId: ConversationId; rev: number }[] {
    const { cache, gaps, inbox } = this.#parts;
    return cache.ids
      .filter((id) => gaps.wants(id, 0))
      .slice(0, limits.heldPerSync)
      .map((conversationId) => ({ conversationId, rev: inbox.rev(conversationId).known }));
  }

  async #readAnew(): Promise<void> {
    const { session, cache, fetcher } = this.#parts;
    const { epoch } = session;
    const seen = cache.loaded.get() ? await this.#reloadList() : await this.#firstPage();
    // What was loaded and is not in the list any more, or was fetched by itself from further down.
    for (const id of cache.ids) if (epoch === session.epoch && !seen.has(id)) await fetcher.conversation(id);
  }

  async #firstPage(): Promise<Set<ConversationId>> {
    const { views, position } = await this.#page(null, limits.pageSize);
    this.#position = position;
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
      const { views, position }: Page = await this.#page(before, limits.pageSizeMax);
      // What changes while the later pages are read is told again by the next sync.
      if (before === null) this.#position = position;
      for (const view of views) {
        inbox.takeView(view, await this.#baseOf(view));
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

  async #page(before: string | null, limit: number): Promise<Page> {
    const query = before === null ? { limit } : { before, limit };
    const { conversations, users, next, position } = await this.#parts.session.call(listConversations, { query });
    this.#parts.people.put(users);
    this.#next = next;
    return { views: conversations, position };
  }

  #reached(views: readonly Conversation[]): void {
    this.#parts.cache.reached(this.#next === null ? null : (views.at(-1) ?? null));
  }

  /** Where the news begin in a conversation that was not known before the cut. */
  async #baseOf(view: Conversation): Promise<number | undefined> {
    if (this.#parts.cache.known(view.id) !== undefined) return undefined;
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
