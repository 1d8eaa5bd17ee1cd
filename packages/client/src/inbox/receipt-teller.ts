import type { Positions } from '@chatter/protocol/conversation';
import type { CommandInput, CommandOutput } from '@chatter/protocol/events';
import type { ConversationId } from '@chatter/protocol/ids';
import { isClientError } from '../to-client-error.ts';

/** Messages come in bursts: one receipt for all that come within this time. */
const BUNDLE_MS = 200;
const AGAIN_MS = 2_000;

interface Parts {
  readonly connected: () => boolean;
  readonly emit: (input: CommandInput<'receipt:mark'>) => Promise<CommandOutput<'receipt:mark'>>;
  /** @param isGuess whether the unread count shown meanwhile was one */
  readonly onMarked: (id: ConversationId, answer: CommandOutput<'receipt:mark'>, isGuess: boolean) => void;
}

interface Due extends Positions {
  readonly isGuess: boolean;
}

/** Tells the server how far one has received and read: bundled, only forward, and again after a cut. */
export class ReceiptTeller {
  readonly #parts: Parts;
  #due = new Map<ConversationId, Due>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #telling = false;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** @param isGuess whether the unread count that is shown now is one, to be set right afterwards */
  tell(id: ConversationId, positions: Positions, isGuess = false): void {
    const due = this.#due.get(id) ?? { deliveredSeq: 0, readSeq: 0, isGuess: false };
    this.#due.set(id, {
      deliveredSeq: Math.max(due.deliveredSeq, positions.deliveredSeq),
      readSeq: Math.max(due.readSeq, positions.readSeq),
      isGuess: due.isGuess || isGuess,
    });
    this.#soon(BUNDLE_MS);
  }

  /** What has been received and read and not been told yet. */
  untold(id: ConversationId): Positions | null {
    return this.#due.get(id) ?? null;
  }

  resume(): void {
    if (this.#due.size > 0) this.#soon(BUNDLE_MS);
  }

  reset(): void {
    this.#due = new Map();
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #soon(ms: number): void {
    if (this.#timer !== undefined || this.#telling) return;
    this.#timer = setTimeout(() => void this.#tellAll(), ms);
  }

  async #tellAll(): Promise<void> {
    this.#timer = undefined;
    this.#telling = true;
    let pause = BUNDLE_MS;
    // One after the other: a first visit after months must not be a burst of commands.
    for (const [id, positions] of [...this.#due]) {
      if (!this.#parts.connected()) break;
      if (!(await this.#tellOne(id, positions))) {
        pause = AGAIN_MS;
        break;
      }
    }
    this.#telling = false;
    if (this.#due.size > 0 && this.#parts.connected()) this.#soon(pause);
  }

  /** @returns false when it should be tried again later */
  async #tellOne(id: ConversationId, positions: Due): Promise<boolean> {
    const due = this.#due;
    try {
      const { deliveredSeq, readSeq } = positions;
      const marks = readSeq > 0 ? { deliveredSeq, readSeq } : { deliveredSeq };
      const answer = await this.#parts.emit({ conversationId: id, ...marks });
      if (due === this.#due) this.#parts.onMarked(id, answer, positions.isGuess);
    } catch (error) {
      if (!isClientError(error) || error.retryable) return false;
    }
    // Unless more was read meanwhile.
    if (due.get(id) === positions) due.delete(id);
    return true;
  }
}
