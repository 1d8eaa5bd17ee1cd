import type { ConversationStore } from './conversations.ts';
import type { MessageStore } from './messages.ts';
import type { PictureStore } from './pictures.ts';
import type { SessionStore } from './sessions.ts';
import type { UserStore } from './users.ts';

/**
 * The record. Every method is one whole atomic operation and resolves only after what it wrote is committed and
 * synced (D1); there is no transaction callback, because not every engine could offer one.
 * An engine that fails throws `ChatterError('STORE_UNAVAILABLE')`; nothing of that operation is then stored.
 */
export interface Store {
  readonly users: UserStore;
  readonly sessions: SessionStore;
  readonly conversations: ConversationStore;
  readonly messages: MessageStore;
  readonly pictures: PictureStore;
  /** Resolves when the engine answers; `/readyz` asks. */
  check(): Promise<void>;
  /**
   * Since it was opened: synced commits, the writes that went into them, and the writes that failed though they may have
   * been carried out, where there can be such.
   */
  counters(): { readonly commits: number; readonly writes: number; readonly unsure?: number };
  /** Finishes what was begun, then closes. Further calls throw `STORE_UNAVAILABLE`. */
  close(): Promise<void>;
}

/** A page of a listing; `next` is the cursor of the page after it, null at the end. */
export interface Page<Row> {
  readonly rows: Row[];
  readonly next: string | null;
}
