import type { Draft } from '@chatter/protocol/content';
import type { ClientMessageId, ConversationId, UserId } from '@chatter/protocol/ids';
import type { OutboxPlace, WaitingPhotos } from '../api.ts';
import type { Live } from '../live.ts';

/** A message that was written and is not known to be stored by the server. */
export interface StoredSend {
  readonly clientMessageId: ClientMessageId;
  readonly userId: UserId;
  readonly conversationId: ConversationId;
  readonly content: Draft;
  /** Epoch milliseconds by this device, no two alike; also the order in which they were written. */
  readonly createdAt: number;
  /** The code of the refusal that needs the person; null while it is still tried. */
  readonly failed: string | null;
}

/** A message whose photos are not uploaded yet, with their bytes. */
export interface StoredPhotos extends WaitingPhotos {
  readonly userId: UserId;
}

/** Keeps what was written (D10): one record per message, under its `clientMessageId`. */
export interface OutboxRecords {
  /** What this client has to send, in the order written: its own, and what others have left behind that live no more. */
  load(userId: UserId): Promise<StoredSend[]>;
  /** As `load`, of messages that wait for their photos. */
  loadPhotos(userId: UserId): Promise<StoredPhotos[]>;
  /** A send takes the place of the photos that waited under its id: there is never both, and never neither. */
  put(send: StoredSend): Promise<void>;
  /** @throws when there is no room: nothing else is lost by it */
  putPhotos(photos: StoredPhotos): Promise<void>;
  remove(id: ClientMessageId): Promise<void>;
  /** Everything of a user goes, as when they sign out. */
  clear(userId: UserId): Promise<void>;
  /** Calls back when something may have been left behind: it is worth to load again. */
  onLeft(listener: () => void): void;
  close(): void;
}

/** Where the outbox keeps what was written, and whether it can. */
export interface OutboxStorage extends OutboxRecords {
  readonly place: Live<OutboxPlace>;
}
