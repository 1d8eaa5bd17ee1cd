import type { Message } from '@chatter/protocol/message';

/**
 * The messages of one conversation, handed out in order of `seq`, each once, however they come (D3, D5). What lies
 * beyond a gap is held until the gap is closed.
 */
export class Stream {
  #top: number | null;
  #held = new Map<number, Message>();

  /** @param top the `seq` up to which everything has been handed out; null while that is not known yet */
  constructor(top: number | null) {
    this.#top = top;
  }

  get top(): number | null {
    return this.#top;
  }

  /** Messages that wait for those before them, in order. */
  get held(): Message[] {
    return [...this.#held.values()].sort((a, b) => a.seq - b.seq);
  }

  /** How many messages are missing before the first held one; 0 when there is no gap. */
  get missing(): number {
    if (this.#top === null || this.#held.size === 0) return 0;
    return Math.min(...this.#held.keys()) - this.#top - 1;
  }

  /** @returns the messages whose turn it is now, in order */
  offer(messages: readonly Message[]): Message[] {
    for (const message of messages) {
      if (this.#top === null || message.seq > this.#top) this.#held.set(message.seq, message);
    }
    return this.#release();
  }

  /** Says up to where everything counts as handed out already, if that was not known. */
  settle(top: number): Message[] {
    this.#top ??= top;
    return this.#release();
  }

  /** Skips forward to `top` without handing out what lies before it. */
  jump(top: number): Message[] {
    this.#top = Math.max(this.#top ?? 0, top);
    for (const seq of [...this.#held.keys()]) if (seq <= this.#top) this.#held.delete(seq);
    return this.#release();
  }

  #release(): Message[] {
    const turn: Message[] = [];
    while (this.#top !== null) {
      const next = this.#held.get(this.#top + 1);
      if (next === undefined) break;
      this.#held.delete(next.seq);
      this.#top = next.seq;
      turn.push(next);
    }
    return turn;
  }
}
