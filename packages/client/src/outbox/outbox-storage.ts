import type { Draft } from '@chatter/protocol/content';
import type { ClientMessageId, ConversationId, UserId } from '@chatter/protocol/ids';

/** A message that was written and is not known to be stored by the server. */
export interface StoredSend {
  readonly clientMessageId: ClientMessageId;
  readonly userId: UserId;
  readonly conversationId: ConversationId;
  readonly content: Draft;
  /** Epoch milliseconds by this device; also the order in which they were written. */
  readonly createdAt: number;
  /** The code of the refusal that needs the person; null while it is still tried. */
  readonly failed: string | null;
}

/** Where the outbox keeps what was written (D10): one record per message, under its `clientMessageId`. */
export interface OutboxStorage {
  /** In the order written. */
  load(userId: UserId): Promise<StoredSend[]>;
  put(send: StoredSend): Promise<void>;
  remove(id: ClientMessageId): Promise<void>;
}
