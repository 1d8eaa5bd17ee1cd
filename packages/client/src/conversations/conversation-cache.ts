import type { Conversation } from '@chatter/protocol/conversation';
import type { ConversationId } from '@chatter/protocol/ids';
import { createLive, type LiveValue } from '../live-value.ts';
import type { Known } from './merge-conversation.ts';

/** The place in the list down to which it has been loaded. */
export interface Cutoff {
  readonly activityAt: number;
  readonly id: ConversationId;
}

const newestFirst = (a: Cutoff, b: Cutoff): number =>
  b.activityAt - a.activityAt || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);

/** The conversations that are known, as live values, and the loaded part of the list made of them. */
export class ConversationCache {
  readonly list = createLive<readonly Conversation[]>([]);
  readonly loaded = createLive(false);
  readonly complete = createLive(false);
  readonly #known = new Map<ConversationId, Known>();
  readonly #lives = new Map<ConversationId, LiveValue<Conversation | null | undefined>>();
  #cutoff: Cutoff | null = null;
  #sorting = false;

  get cutoff(): Cutoff | null {
    return this.#cutoff;
  }

  get ids(): ConversationId[] {
    return [...this.#known.keys()];
  }

  /** Conversations that somebody waits for and nobody has fetched. */
  get wanted(): ConversationId[] {
    return [...this.#lives].filter(([, live]) => live.get() === undefined).map(([id]) => id);
  }

  known(id: ConversationId): Known | undefined {
    return this.#known.get(id);
  }

  live(id: ConversationId): LiveValue<Conversation | null | undefined> {
    const live = this.#lives.get(id) ?? createLive<Conversation | null | undefined>(this.#known.get(id)?.conversation);
    this.#lives.set(id, live);
    return live;
  }

  set(known: Known): void {
    const { conversation } = known;
    this.#known.set(conversation.id, known);
    this.#lives.get(conversation.id)?.set(conversation);
    this.#sortSoon();
  }

  /** It is not there for us, or not any more. */
  remove(id: ConversationId): void {
    this.#known.delete(id);
    this.live(id).set(null);
    this.#sortSoon();
  }

  /** One page of the list is in. @param last the place of its last conversation; null when the list ends with this page */
  reached(last: Cutoff | null): void {
    this.#cutoff = last === null ? null : { activityAt: last.activityAt, id: last.id };
    this.complete.set(last === null);
    this.#sort();
    this.loaded.set(true);
  }

  reset(): void {
    this.#known.clear();
    this.#cutoff = null;
    for (const live of this.#lives.values()) live.set(undefined);
    this.list.set([]);
    this.loaded.set(false);
    this.complete.set(false);
  }

  /** Many facts in one turn of the event loop, one sorting. */
  #sortSoon(): void {
    if (this.#sorting) return;
    this.#sorting = true;
    queueMicrotask(() => this.#sort());
  }

  #sort(): void {
    this.#sorting = false;
    const cutoff = this.#cutoff;
    const all = [...this.#known.values()].map((known) => known.conversation);
    const inReach = cutoff === null ? all : all.filter((one) => newestFirst(one, cutoff) <= 0);
    this.list.set(inReach.sort(newestFirst));
  }
}
