import type { ConversationId } from '@chatter/protocol/ids';
import type { RouteAnswer } from '@chatter/protocol/route';
import type { sync } from '@chatter/protocol/routes/sync';

export type SyncAnswer = RouteAnswer<typeof sync>;

/** A server that was asked in its handshake always answers; this is for one that went wrong. */
const LATE_MS = 10_000;

/** The answer to what a handshake asked, which comes by itself over the new connection. */
export class EarlyAnswer {
  /** Whether one has been taken out of a conversation since the question: then what the answer says of it is old. */
  readonly isRemoved: (id: ConversationId) => boolean;
  readonly #come: Promise<SyncAnswer | null>;
  #tell: (answer: SyncAnswer | null) => void = () => undefined;

  constructor(isRemoved: (id: ConversationId) => boolean) {
    this.isRemoved = isRemoved;
    this.#come = new Promise((resolve) => {
      this.#tell = resolve;
    });
  }

  /** Only the first one counts. */
  tell(answer: SyncAnswer | null): void {
    this.#tell(answer);
  }

  /** Waits for it, once connected. @returns null when it has to be asked for over HTTP */
  come(): Promise<SyncAnswer | null> {
    const timer = setTimeout(() => this.#tell(null), LATE_MS);
    return this.#come.finally(() => clearTimeout(timer));
  }
}
