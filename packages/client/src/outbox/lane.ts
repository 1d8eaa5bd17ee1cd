import type { Message, MessageSend } from '@chatter/protocol/message';
import type { PendingMessage } from '../api.ts';
import type { ClientError } from '../client-error.ts';
import { backoffMs } from '../connection/backoff.ts';
import { isClientError, networkError } from '../to-client-error.ts';

/** One message on its way. `settle` is missing for one that an earlier run of the program wrote. */
export interface Entry {
  row: PendingMessage;
  failures: number;
  settle: { resolve(message: Message): void; reject(error: ClientError): void } | null;
}

export interface LaneParts {
  readonly random: () => number;
  readonly connected: () => boolean;
  readonly emit: (send: MessageSend) => Promise<{ message: Message }>;
  /** The ack of a send, in addition to the fact that says the same. */
  readonly onStored: (message: Message) => void;
  /** A message failed for good. */
  readonly onFailed: (entry: Entry, error: ClientError) => void;
}

/** The session renews or ends by itself; a message only waits for that. */
const waits = (error: ClientError): boolean =>
  error.retryable || error.code === 'UNAUTHENTICATED' || error.code === 'SESSION_ENDED';

/** The messages of one conversation, sent in the order written: the next one only when the one before is settled. */
export class Lane {
  readonly #parts: LaneParts;
  #entries: readonly Entry[] = [];
  #busy = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: LaneParts) {
    this.#parts = parts;
  }

  get entries(): readonly Entry[] {
    return this.#entries;
  }

  add(entry: Entry): void {
    this.#entries = [...this.#entries.filter((one) => one !== entry), entry];
  }

  /** Where it belongs by the time at which it was written: an earlier run's come before what is written now. */
  addByTime(entry: Entry): void {
    const later = this.#entries.findIndex((one) => one.row.createdAt > entry.row.createdAt);
    const at = later === -1 ? this.#entries.length : later;
    this.#entries = [...this.#entries.slice(0, at), entry, ...this.#entries.slice(at)];
  }

  remove(entry: Entry): void {
    this.#entries = this.#entries.filter((one) => one !== entry);
  }

  /** Tries now what was waiting for a later attempt. */
  resume(): void {
    this.stop();
    void this.pump();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  async pump(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    while (this.#timer === undefined && this.#parts.connected()) {
      const next = this.#entries.find((entry) => entry.row.state === 'waiting');
      if (next === undefined) break;
      await this.#attempt(next);
    }
    this.#busy = false;
  }

  async #attempt(entry: Entry): Promise<void> {
    const { clientMessageId, conversationId, content } = entry.row;
    try {
      const { message } = await this.#parts.emit({ conversationId, clientMessageId, content });
      if (this.#entries.includes(entry)) this.#parts.onStored(message);
      // Whatever became of it, it is not sent again.
      this.remove(entry);
    } catch (error) {
      if (!this.#entries.includes(entry)) return;
      const reason = isClientError(error) ? error : networkError();
      if (waits(reason)) this.#later(entry, reason);
      else this.#parts.onFailed(entry, reason);
    }
  }

  /** The same id goes out again (D2); without a connection the next one is what starts it. */
  #later(entry: Entry, reason: ClientError): void {
    if (!this.#parts.connected()) return;
    const ms = reason.details.retryAfterMs ?? backoffMs(entry.failures, this.#parts.random);
    entry.failures += 1;
    this.#timer = setTimeout(() => this.resume(), ms);
  }
}
