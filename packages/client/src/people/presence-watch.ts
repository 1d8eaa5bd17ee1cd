import type { UserId } from '@chatter/protocol/ids';
import { limits } from '@chatter/protocol/limits';
import type { Presence } from '@chatter/protocol/user';

/** Lists scroll and views change: one command for all that happens within this time. */
const BUNDLE_MS = 50;
const AGAIN_MS = 3_000;

interface Parts {
  readonly connected: () => boolean;
  readonly emit: (userIds: UserId[]) => Promise<{ people: Presence[] }>;
  readonly onPresence: (presence: Presence) => void;
}

/** Tells the server whose presence is being looked at; the server keeps no list over a cut, so it is told again. */
export class PresenceWatch {
  readonly #parts: Parts;
  readonly #counts = new Map<UserId, number>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** @returns a function that ends this watch; calling it twice is harmless */
  watch(ids: readonly UserId[]): () => void {
    for (const id of ids) this.#count(id, 1);
    let over = false;
    return () => {
      if (over) return;
      over = true;
      for (const id of ids) this.#count(id, -1);
    };
  }

  /** A new connection: it knows of nothing. */
  resume(): void {
    if (this.#counts.size > 0) this.#tellAfter(0);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #count(id: UserId, by: 1 | -1): void {
    const next = (this.#counts.get(id) ?? 0) + by;
    // Taken out first: whoever was asked for last stands last, and the last ones are told when there are too many.
    this.#counts.delete(id);
    if (next > 0) this.#counts.set(id, next);
    if (this.#timer === undefined) this.#tellAfter(BUNDLE_MS);
  }

  #tellAfter(ms: number): void {
    this.stop();
    this.#timer = setTimeout(() => void this.#tell(), ms);
  }

  async #tell(): Promise<void> {
    this.#timer = undefined;
    if (!this.#parts.connected()) return;
    try {
      const { people } = await this.#parts.emit([...this.#counts.keys()].slice(-limits.presenceWatched));
      for (const presence of people) this.#parts.onPresence(presence);
    } catch {
      // Not worth an error to anybody: without an answer the page shows what it last knew.
      if (this.#timer === undefined && this.#parts.connected()) this.#tellAfter(AGAIN_MS);
    }
  }
}
