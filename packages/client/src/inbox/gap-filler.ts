import type { ConversationId } from '@chatter/protocol/ids';
import { backoffMs } from '../connection/backoff.ts';
import type { ConversationCache } from '../conversations/conversation-cache.ts';
import type { Emitter } from '../emitter.ts';
import type { TimelineWindow } from '../timeline/timeline-window.ts';
import type { Fetcher } from './fetcher.ts';
import type { Inbox } from './inbox.ts';

/** An ack may overtake the facts before it: a gap younger than this mostly closes by itself. */
const PATIENCE_MS = 150;
/** More than this is not worth loading for a page: it shows the newest and loads the rest when somebody scrolls. */
const WORTH_FILLING = 200;

interface Parts {
  readonly inbox: Inbox;
  readonly cache: ConversationCache;
  readonly fetcher: Fetcher;
  readonly emitter: Emitter;
  readonly timelines: ReadonlyMap<ConversationId, TimelineWindow>;
  readonly connected: () => boolean;
  readonly random: () => number;
}

/** Closes gaps: by fetching each message where somebody wants each, by skipping to the newest elsewhere. */
export class GapFiller {
  readonly #parts: Parts;
  readonly #running = new Map<ConversationId, ReturnType<typeof setTimeout> | null>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  onGap(id: ConversationId): void {
    if (!this.#running.has(id)) this.#later(id, 0, PATIENCE_MS);
  }

  /** Hands out all messages up to the newest known one, or skips them. */
  async close(id: ConversationId): Promise<void> {
    const { inbox, cache, fetcher } = this.#parts;
    const end = cache.known(id)?.conversation.lastSeq ?? 0;
    const top = inbox.top(id) ?? end;
    if (this.wants(id, end - top)) await fetcher.messagesUpTo(id, end);
    else if (end > top) inbox.jump(id, end);
  }

  /** @returns true where each of the missing messages matters to somebody */
  wants(id: ConversationId, missing: number): boolean {
    if (this.#parts.emitter.has('message')) return true;
    const timeline = this.#parts.timelines.get(id);
    return timeline?.atEnd === true && timeline.state.watched && missing <= WORTH_FILLING;
  }

  stop(): void {
    for (const timer of this.#running.values()) if (timer !== null) clearTimeout(timer);
    this.#running.clear();
  }

  #later(id: ConversationId, failures: number, ms: number): void {
    const timer = setTimeout(() => void this.#fill(id, failures), ms);
    this.#running.set(id, timer);
  }

  async #fill(id: ConversationId, failures: number): Promise<void> {
    const { inbox, fetcher } = this.#parts;
    this.#running.set(id, null);
    try {
      if (inbox.missing(id) > 0) {
        await fetcher.conversation(id);
        await this.close(id);
      }
    } catch {
      // Without a connection the catch-up after the next one closes it.
      if (this.#parts.connected()) return this.#later(id, failures + 1, backoffMs(failures, this.#parts.random));
    }
    this.#running.delete(id);
    if (inbox.missing(id) > 0 && this.#parts.connected()) this.onGap(id);
  }
}
