import type { Draft } from '@chatter/protocol/content';
import { isErrorCode } from '@chatter/protocol/errors';
import type { ClientMessageId, ConversationId, UserId } from '@chatter/protocol/ids';
import type { Message } from '@chatter/protocol/message';
import type { PendingMessage, WaitingPhotos } from '../api.ts';
import type { ClientError } from '../client-error.ts';
import { createLive } from '../live-value.ts';
import { registryError, unreadableAnswer } from '../to-client-error.ts';
import { type Entry, Lane, type LaneParts } from './lane.ts';
import { newClientMessageId } from './new-client-message-id.ts';
import type { OutboxStorage, StoredSend } from './outbox-storage.ts';

interface Parts extends Omit<LaneParts, 'onFailed'> {
  readonly storage: OutboxStorage;
  /** The pending rows of a conversation changed. */
  readonly onChange: (id: ConversationId) => void;
}

const asError = (code: string | null): ClientError | null =>
  code === null ? null : isErrorCode(code) ? registryError(code) : unreadableAnswer();

const toEntry = (send: Omit<StoredSend, 'userId'>, settle: Entry['settle']): Entry => {
  const { failed, clientMessageId, conversationId, content, createdAt } = send;
  const error = asError(failed);
  const state = error === null ? 'waiting' : 'failed';
  return { row: { clientMessageId, conversationId, content, createdAt, state, error }, failures: 0, settle };
};

/** What a person wrote and the server has not confirmed; sent in order per conversation, one at a time in each. */
export class Outbox {
  /** What earlier runs left that waits for its photos. */
  readonly leftPhotos = createLive<readonly WaitingPhotos[]>([]);
  readonly #parts: Parts;
  #userId: UserId | null = null;
  #lanes = new Map<ConversationId, Lane>();
  /** What earlier runs left goes first: nothing is sent before it is known. */
  #opening: Promise<void> = Promise.resolve();
  #lastAt = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
    parts.storage.onLeft(() => {
      if (this.#userId !== null) void this.open(this.#userId);
    });
  }

  /** Shows the row at once; resolves when the message is stored. @throws ClientError when it failed for good */
  send(
    conversationId: ConversationId,
    content: Draft,
    clientMessageId: ClientMessageId = newClientMessageId(),
  ): Promise<Message> {
    if (this.#userId === null) return Promise.reject(registryError('UNAUTHENTICATED'));
    return new Promise<Message>((resolve, reject) => {
      this.#lastAt = Math.max(Date.now(), this.#lastAt + 1);
      const send = { clientMessageId, conversationId, content, createdAt: this.#lastAt, failed: null };
      const entry = toEntry(send, { resolve, reject });
      this.#laneOf(conversationId).add(entry);
      this.#parts.onChange(conversationId);
      this.#keepAndPump(entry);
    });
  }

  /** @throws when the disk refuses */
  async keepPhotos(photos: WaitingPhotos): Promise<void> {
    if (this.#userId === null) throw registryError('UNAUTHENTICATED');
    await this.#parts.storage.putPhotos({ ...photos, userId: this.#userId });
  }

  dropPhotos(id: ClientMessageId): void {
    this.#parts.storage.remove(id).catch(() => undefined);
  }

  /** Takes up what an earlier run of this user left, here or in a tab that has ended. */
  async open(userId: UserId): Promise<void> {
    this.#userId = userId;
    this.#opening = this.#takeUp(userId).catch(() => undefined);
    await this.#opening;
    this.resume();
  }

  /** What was written and not sent goes for good, as when its author signs out here. */
  forget(): void {
    if (this.#userId !== null) this.#parts.storage.clear(this.#userId).catch(() => undefined);
  }

  retry(id: ClientMessageId): void {
    const entry = this.#find(id);
    if (entry?.row.state !== 'failed') return;
    entry.failures = 0;
    this.#laneOf(entry.row.conversationId).add(entry);
    this.#change(entry, { state: 'waiting', error: null });
    this.#keepAndPump(entry);
  }

  discard(id: ClientMessageId): void {
    const entry = this.#find(id);
    if (entry?.row.state === 'failed') this.#drop(entry);
  }

  /** A stored message, from whichever way it came: if it is one of ours, its pending row is over. */
  stored(message: Message): void {
    if (message.clientMessageId === null || message.authorId !== this.#userId) return;
    const entry = this.#find(message.clientMessageId);
    if (entry === null) return;
    this.#drop(entry);
    entry.settle?.resolve(message);
  }

  /** In the order written. */
  pending(id: ConversationId): readonly PendingMessage[] {
    return this.#lanes.get(id)?.entries.map((entry) => entry.row) ?? [];
  }

  /** The newest failed row of each conversation that has one. */
  failed(): ReadonlyMap<ConversationId, PendingMessage> {
    const failed = new Map<ConversationId, PendingMessage>();
    for (const [id, lane] of this.#lanes) {
      const last = lane.entries.findLast((entry) => entry.row.state === 'failed');
      if (last) failed.set(id, last.row);
    }
    return failed;
  }

  /** A connection is there: what waits is tried now. */
  resume(): void {
    void this.#opening.then(() => {
      for (const lane of this.#lanes.values()) lane.resume();
    });
  }

  /** Forgets everything in memory, and refuses those who wait for an answer. */
  reset(): void {
    const lanes = this.#lanes;
    this.leftPhotos.set([]);
    this.#lanes = new Map();
    this.#userId = null;
    for (const [id, lane] of lanes) {
      lane.stop();
      for (const entry of lane.entries) {
        lane.remove(entry);
        entry.settle?.reject(registryError('SESSION_ENDED'));
      }
      this.#parts.onChange(id);
    }
  }

  #laneOf(id: ConversationId): Lane {
    const lane =
      this.#lanes.get(id) ?? new Lane({ ...this.#parts, onFailed: (entry, error) => this.#fail(entry, error) });
    this.#lanes.set(id, lane);
    return lane;
  }

  #find(id: ClientMessageId): Entry | null {
    for (const lane of this.#lanes.values()) {
      const entry = lane.entries.find((one) => one.row.clientMessageId === id);
      if (entry !== undefined) return entry;
    }
    return null;
  }

  async #takeUp(userId: UserId): Promise<void> {
    const sends = await this.#parts.storage.load(userId);
    const photos = await this.#parts.storage.loadPhotos(userId);
    if (this.#userId !== userId) return;
    this.leftPhotos.set(photos.map(({ userId: _, ...waiting }) => waiting));
    for (const send of sends) {
      if (this.#find(send.clientMessageId) !== null) continue;
      this.#lastAt = Math.max(this.#lastAt, send.createdAt);
      this.#laneOf(send.conversationId).addByTime(toEntry(send, null));
      this.#parts.onChange(send.conversationId);
    }
  }

  /** Kept and sent at once: should the page end now, one of the two has it, and D2 forgives both. */
  #keepAndPump(entry: Entry): void {
    // A full or broken storage must not keep a message from being sent.
    this.#keep(entry).catch(() => undefined);
    void this.#opening.then(() => this.#laneOf(entry.row.conversationId).pump());
  }

  async #keep({ row }: Entry): Promise<void> {
    if (this.#userId === null) return;
    const { clientMessageId, conversationId, content, createdAt } = row;
    const failed = row.error?.code ?? null;
    await this.#parts.storage.put({
      clientMessageId,
      userId: this.#userId,
      conversationId,
      content,
      createdAt,
      failed,
    });
  }

  #change(entry: Entry, next: Pick<PendingMessage, 'state' | 'error'>): void {
    entry.row = { ...entry.row, ...next };
    this.#parts.onChange(entry.row.conversationId);
  }

  #fail(entry: Entry, error: ClientError): void {
    this.#change(entry, { state: 'failed', error });
    this.#keep(entry).catch(() => undefined);
    entry.settle?.reject(error);
    entry.settle = null;
  }

  #drop(entry: Entry): void {
    this.#laneOf(entry.row.conversationId).remove(entry);
    this.#parts.storage.remove(entry.row.clientMessageId).catch(() => undefined);
    this.#parts.onChange(entry.row.conversationId);
  }
}
