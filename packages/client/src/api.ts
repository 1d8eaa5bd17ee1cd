import type { Draft } from '@chatter/protocol/content';
import type { Conversation, Member, Receipt } from '@chatter/protocol/conversation';
import type { Fact, FactName } from '@chatter/protocol/events';
import type { ClientMessageId, ConversationId, MessageId, SessionId, UserId } from '@chatter/protocol/ids';
import type { Message } from '@chatter/protocol/message';
import type { CropBox, Photo, PictureSize } from '@chatter/protocol/picture';
import type { Session } from '@chatter/protocol/session';
import type { Me, User } from '@chatter/protocol/user';
import type { ClientError } from './client-error.ts';
import type { Live } from './live.ts';

/**
 * `starting`: not known yet whether there is a session. `signed-out`: there is none (`reason` tells an ended one).
 * `connecting`: signed in, no live connection. `online`: live and caught up. `too-old`: this client must be updated.
 */
export type ConnectionState =
  | { readonly kind: 'starting' | 'connecting' | 'online' | 'too-old' }
  | { readonly kind: 'signed-out'; readonly reason: Fact<'session:ended'>['reason'] | null };

/** A message that this device sends. `waiting` is retried by itself; `failed` needs the person. */
export interface PendingMessage {
  readonly clientMessageId: ClientMessageId;
  readonly conversationId: ConversationId;
  readonly content: Draft;
  readonly createdAt: number;
  readonly state: 'waiting' | 'failed';
  readonly error: ClientError | null;
}

/** One row of a timeline. The key stays when a pending message becomes a stored one. */
export type TimelineItem =
  | { readonly kind: 'message'; readonly key: string; readonly message: Message }
  | { readonly kind: 'pending'; readonly key: string; readonly pending: PendingMessage };

export interface TimelineState {
  /** In order of seq, then the pending ones in the order they were written. */
  readonly items: readonly TimelineItem[];
  /** `null` until the first page is there. */
  readonly hasBefore: boolean | null;
  /** True while the window does not reach the newest message. */
  readonly hasAfter: boolean;
}

/**
 * A window on a conversation's history that stays live while it is open. Always dense: no gap between its messages (D3).
 * It holds about 1,000 messages at most: what it loads at one end it lets go at the other.
 */
export interface Timeline {
  readonly state: Live<TimelineState>;
  /** Asks for the newest page while nobody knows yet whether the conversation is there; `open` then has it sooner. */
  prefetch(): void;
  /** Loads the newest page if nothing is loaded. */
  open(): Promise<void>;
  loadBefore(): Promise<void>;
  loadAfter(): Promise<void>;
  /** Replaces the window by the messages around a seq. */
  loadAround(seq: number): Promise<void>;
  /** Replaces the window by the newest page. */
  loadNewest(): Promise<void>;
}

export interface PictureUpload {
  readonly file: Blob;
  readonly crop?: CropBox;
}

export interface SignUp {
  readonly email: string;
  readonly password: string;
  readonly displayName: string;
  readonly remember?: boolean;
  readonly avatar?: PictureUpload;
}

export interface SignIn {
  readonly email: string;
  readonly password: string;
  readonly remember?: boolean;
}

/** Account and devices. */
export interface Accounts {
  /** Null while signed out. */
  readonly me: Live<Me | null>;
  signUp(input: SignUp): Promise<Me>;
  signIn(input: SignIn): Promise<Me>;
  /** Takes up the session of the `jwt` cookie, if there is one. @returns null when there is none */
  restore(): Promise<Me | null>;
  signOut(): Promise<void>;
  update(change: { displayName?: string; status?: string | null }): Promise<Me>;
  setAvatar(picture: PictureUpload): Promise<Me>;
  removeAvatar(): Promise<Me>;
  changePassword(change: { currentPassword: string; newPassword: string }): Promise<void>;
  sessions(): Promise<Session[]>;
  endSession(id: SessionId): Promise<void>;
  endOtherSessions(): Promise<void>;
}

export interface People {
  /** A person by id; fetched when not known yet, undefined until then, kept up to date. */
  user(id: UserId): Live<User | undefined>;
  search(query: { search?: string; after?: string; limit?: number }): Promise<{ people: User[]; next: string | null }>;
  /** @throws NOT_FOUND */
  get(id: UserId): Promise<User>;
  /** Keeps the presence of these people live until the returned function is called; calls add up. */
  watch(ids: readonly UserId[]): () => void;
}

export interface Conversations {
  /** The loaded part of my list, newest first, always live. */
  readonly list: Live<readonly Conversation[]>;
  /** False until the first page is there, and true once all pages are. */
  readonly complete: Live<boolean>;
  /** True once the list has been loaded for the first time. */
  readonly loaded: Live<boolean>;
  loadMore(): Promise<void>;
  /** One of my conversations, fetched when not in the list; null when it is not there for me (any more). */
  get(id: ConversationId): Live<Conversation | null | undefined>;
  openDirect(userId: UserId): Promise<Conversation>;
  createGroup(input: { title: string; userIds: readonly UserId[]; picture?: PictureUpload }): Promise<Conversation>;
  rename(id: ConversationId, title: string): Promise<Conversation>;
  setPicture(id: ConversationId, picture: PictureUpload): Promise<Conversation>;
  members(
    id: ConversationId,
    page?: { after?: string; limit?: number },
  ): Promise<{ members: Member[]; next: string | null }>;
  addMembers(id: ConversationId, userIds: readonly UserId[]): Promise<Conversation>;
  removeMember(id: ConversationId, userId: UserId): Promise<void>;
  leave(id: ConversationId): Promise<void>;
  /** Says that everything up to `seq` has been read; told to the server bundled and only forward. */
  markRead(id: ConversationId, seq: number): void;
  /** Call while keys move; it is told at most every 3 s, and `false` at once. */
  setTyping(id: ConversationId, typing: boolean): void;
  /** Who is typing right now, oneself left out. */
  typing(id: ConversationId): Live<readonly UserId[]>;
}

export interface UploadOptions {
  /** Told how much has gone, from 0 to 1; not called where nothing can tell (Node). */
  readonly onProgress?: (part: number) => void;
  readonly signal?: AbortSignal;
}

/** Photos that were sent off, while some of them are not uploaded yet. */
export interface WaitingPhotos {
  /** The message goes out under it: `messages.newId()`. */
  readonly clientMessageId: ClientMessageId;
  readonly conversationId: ConversationId;
  /** The files that travel, in their order. */
  readonly files: readonly Blob[];
  readonly caption: string;
  /** Epoch milliseconds by this device. */
  readonly createdAt: number;
}

export interface Messages {
  timeline(id: ConversationId): Timeline;
  /** Sends and resolves with the stored message; the pending row shows in the timeline meanwhile. A text may be given plainly. */
  send(id: ConversationId, content: string | Draft, clientMessageId?: ClientMessageId): Promise<Message>;
  /** An id for a message that is not ready to be sent. */
  newId(): ClientMessageId;
  /**
   * Keeps photos over the end of the page (D10) until their message is sent under the same id, or `dropPhotos`; kept
   * again they replace what was there. @throws whatever the disk refuses them with: they are in memory only, then
   */
  keepPhotos(photos: WaitingPhotos): Promise<void>;
  dropPhotos(id: ClientMessageId): void;
  /** What an earlier page, or a tab that has ended, has kept and not sent: to be uploaded and sent here. */
  readonly leftPhotos: Live<readonly WaitingPhotos[]>;
  /** The conversations that hold a message which could not be sent, with the newest of those. */
  readonly failed: Live<ReadonlyMap<ConversationId, PendingMessage>>;
  /** Tries a failed message again, under the same id. */
  retry(id: ClientMessageId): void;
  /** Forgets a failed message. */
  discard(id: ClientMessageId): void;
  /** Uploads a photo; name it in a `photos` draft afterwards. Given up by its signal, it rejects with the signal's reason. */
  uploadPhoto(file: Blob, options?: UploadOptions): Promise<Photo>;
  /** A page of who has received and read a message, and when, its author left out. @throws NOT_FOUND */
  receipts(
    conversationId: ConversationId,
    messageId: MessageId,
    after?: string,
  ): Promise<{ receipts: Receipt[]; users: User[]; next: string | null }>;
}

/** What a bot listens to; `message` is each new message of others in any conversation, once and in order. */
export interface ChatterEvents {
  message: (message: Message) => void;
  fact: <Name extends FactName>(name: Name, fact: Fact<Name>) => void;
}

/**
 * Where what was written is kept until it is sent (D10): on the disk of a page's browser, in the memory of a program.
 * `failed`: the browser refuses (full, forbidden, broken), so what is not sent is lost when the page ends.
 */
export type OutboxPlace = 'memory' | 'disk' | 'failed';

export interface Chatter {
  readonly connection: Live<ConnectionState>;
  readonly outboxPlace: Live<OutboxPlace>;
  readonly accounts: Accounts;
  readonly people: People;
  readonly conversations: Conversations;
  readonly messages: Messages;
  /** Resolves when connected and caught up. */
  ready(): Promise<void>;
  on<Event extends keyof ChatterEvents>(event: Event, listener: ChatterEvents[Event]): () => void;
  /** Address of a picture for an `<img>` in a page, which sends the cookie, or to fetch with the access token. */
  pictureUrl(id: string, size: PictureSize): string;
  /** Ends the connection; the session stays. */
  close(): void;
}

export interface ChatterOptions {
  /** Origin of the server, for example `http://localhost:3000`; in a page it defaults to the page's own. */
  readonly url?: string | undefined;
  /** How this device is called in the list of devices. */
  readonly device?: string;
  /**
   * In a page: whether a copy of conversations and messages may be kept in the browser, so that the next page shows them
   * before the server answers. Asked whenever it matters; omitted: none is kept.
   */
  readonly mayKeepCopy?: () => boolean;
}
