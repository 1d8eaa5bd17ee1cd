import type { Conversation } from '@chatter/protocol/conversation';
import type { ConversationId, UserId } from '@chatter/protocol/ids';
import type { Message } from '@chatter/protocol/message';
import type { ConversationCache } from '../conversations/conversation-cache.ts';
import { addMessage, type Known, mergeView } from '../conversations/merge-conversation.ts';
import type { Typing } from '../conversations/typing.ts';
import type { Emitter } from '../emitter.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { TimelineWindow } from '../timeline/timeline-window.ts';
import type { ReceiptTeller } from './receipt-teller.ts';
import { RevTracker } from './rev-tracker.ts';
import { Stream } from './stream.ts';

export interface InboxParts {
  readonly cache: ConversationCache;
  readonly outbox: Outbox;
  readonly typing: Typing;
  readonly receipts: ReceiptTeller;
  readonly emitter: Emitter;
  readonly timelines: ReadonlyMap<ConversationId, TimelineWindow>;
  readonly meId: () => UserId | null;
  /** Messages came, in any order and perhaps again. */
  readonly onMessages: (messages: readonly Message[]) => void;
  /** Messages wait behind a gap: close it. */
  readonly onGap: (id: ConversationId) => void;
  /** A message came for a conversation that is not known. */
  readonly onUnknown: (id: ConversationId) => void;
}

/** Where answers and facts become one state: idempotent, ordered, whichever comes first or twice. */
export class Inbox {
  readonly #parts: InboxParts;
  #streams = new Map<ConversationId, Stream>();
  #revs = new Map<ConversationId, RevTracker>();
  /** How often one has been taken out: an answer from before that must not bring the conversation back. */
  #removals = new Map<ConversationId, number>();
  /** Until the first catch-up after a connection, nobody knows what an unknown conversation has missed. */
  #settled = false;

  constructor(parts: InboxParts) {
    this.#parts = parts;
  }

  /** The `seq` up to which everything has been handed out; null when that is not known. */
  top(id: ConversationId): number | null {
    return this.#streams.get(id)?.top ?? null;
  }

  missing(id: ConversationId): number {
    return this.#streams.get(id)?.missing ?? 0;
  }

  held(id: ConversationId): Message[] {
    return this.#streams.get(id)?.held ?? [];
  }

  rev(id: ConversationId): RevTracker {
    const tracker = this.#revs.get(id) ?? new RevTracker(0);
    this.#revs.set(id, tracker);
    return tracker;
  }

  /** True once everything has been caught up with: what is known then belongs together. */
  get settled(): boolean {
    return this.#settled;
  }

  /** @param settled false from a new connection until its catch-up is through */
  settle(settled: boolean): void {
    this.#settled = settled;
    if (!settled) return;
    for (const [id, stream] of this.#streams) if (stream.top === null) this.#parts.onUnknown(id);
  }

  /** Messages from anywhere: a fact, an ack, a page of history, a page of changes. */
  take(id: ConversationId, messages: readonly Message[]): void {
    const first = messages[0];
    if (first === undefined) return;
    const stream = this.#streams.get(id) ?? this.#open(id, this.#settled ? first.seq - 1 : null);
    const timeline = this.#parts.timelines.get(id);
    for (const message of messages) {
      this.rev(id).note(message.rev);
      timeline?.replace(message);
    }
    const turn = stream.offer(messages);
    this.#parts.onMessages(messages);
    for (const message of messages) this.#parts.outbox.stored(message);
    this.#handOut(turn);
    if (turn.length === 0) timeline?.draw();
    if (stream.missing > 0) this.#parts.onGap(id);
    if (this.#settled && this.#parts.cache.known(id) === undefined) this.#parts.onUnknown(id);
  }

  /** A page of history: only what directly follows the newest known message is news. */
  takeHistory(id: ConversationId, messages: readonly Message[]): void {
    const top = this.top(id);
    if (top === null || (messages[0]?.seq ?? 0) > top + 1) return;
    this.take(
      id,
      messages.filter((message) => message.seq > top),
    );
  }

  /**
   * A conversation as the server sees it.
   * @param base where news begin if the conversation was unknown: messages after this `seq`; omitted: what is held
   */
  takeView(view: Conversation, base?: number): void {
    const known = mergeView(this.#parts.cache.known(view.id), view);
    this.#parts.cache.set(known);
    const held = this.held(view.id)[0];
    const start = base ?? (held === undefined ? view.lastSeq : Math.min(held.seq - 1, view.lastSeq));
    const stream = this.#streams.get(view.id) ?? this.#open(view.id, null);
    if (stream.top === null) {
      this.rev(view.id).cover(view.rev);
      this.#handOut(stream.settle(start));
    }
    if (view.me.deliveredSeq < view.lastSeq) {
      this.#parts.receipts.tell(view.id, { deliveredSeq: view.lastSeq, readSeq: 0 });
    }
    // The count is asked for once the server knows what was read here.
    if (known.unreadIsGuess) this.#parts.receipts.tell(view.id, known.conversation.me, true);
  }

  /** Gives up on handing out what lies before `top`; the view of the conversation tells the sum of it. */
  jump(id: ConversationId, top: number): void {
    const stream = this.#streams.get(id) ?? this.#open(id, top);
    this.#parts.timelines.get(id)?.skip();
    this.#handOut(stream.jump(top));
  }

  /** What an earlier run of the program knew. @param rev up to which everything was applied */
  restore(id: ConversationId, top: number | null, rev: number): void {
    this.#open(id, top);
    this.rev(id).cover(rev);
  }

  change(id: ConversationId, apply: (known: Known) => Known): void {
    const known = this.#parts.cache.known(id);
    if (known !== undefined) this.#parts.cache.set(apply(known));
  }

  removals(id: ConversationId): number {
    return this.#removals.get(id) ?? 0;
  }

  /** @returns a function that says whether one has been taken out since this call */
  watchRemovals(): (id: ConversationId) => boolean {
    const before = new Map(this.#removals);
    return (id) => this.removals(id) !== (before.get(id) ?? 0);
  }

  /** One is no member any more. */
  remove(id: ConversationId): void {
    this.#removals.set(id, this.removals(id) + 1);
    this.#streams.delete(id);
    this.#revs.delete(id);
    this.#parts.cache.remove(id);
    this.#parts.timelines.get(id)?.clear();
  }

  reset(): void {
    this.#streams = new Map();
    this.#revs = new Map();
    this.#settled = false;
  }

  #open(id: ConversationId, top: number | null): Stream {
    const stream = new Stream(top);
    this.#streams.set(id, stream);
    return stream;
  }

  #handOut(messages: readonly Message[]): void {
    const { receipts, timelines, typing, emitter } = this.#parts;
    const meId = this.#parts.meId();
    if (meId === null) return;
    for (const message of messages) {
      const { conversationId: id, authorId, seq } = message;
      this.change(id, (known) => addMessage(known, message, meId));
      timelines.get(id)?.append(message);
      if (authorId === meId) continue;
      typing.heard(id, authorId, false);
      receipts.tell(id, { deliveredSeq: seq, readSeq: 0 });
      if (message.content.kind !== 'system') emitter.message(message);
    }
  }
}
