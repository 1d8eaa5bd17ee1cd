import type { Positions, Role } from '@chatter/protocol/conversation';
import type { ConversationId, MessageId, PictureId, UserId } from '@chatter/protocol/ids';
import type { MessageRow } from './messages.ts';
import type { Page } from './store.ts';
import type { UserRow } from './users.ts';

/** What is the same for every member. `rev` is the change counter of everything in the conversation (D4). */
export interface ConversationRow {
  readonly id: ConversationId;
  readonly kind: 'direct' | 'group';
  readonly title: string | null;
  readonly picture: PictureId | null;
  readonly createdBy: UserId;
  readonly createdAt: number;
  readonly memberCount: number;
  readonly rev: number;
  /** `rev` at which title, picture or member count last changed. */
  readonly metaRev: number;
  readonly lastSeq: number;
  readonly activityAt: number;
}

export interface MemberRow extends Positions {
  readonly conversationId: ConversationId;
  readonly userId: UserId;
  readonly role: Role;
  readonly joinedAt: number;
  readonly leftAt: number | null;
  /** The conversation's `rev` when this row last changed. */
  readonly rev: number;
}

/**
 * How far one message has come with one member. A time is null when it has not come that far, or when it did so longer
 * ago than times are kept (`limits.receiptTimesKept`); the positions tell which.
 */
export interface ReceiptRow extends Positions {
  readonly userId: UserId;
  readonly deliveredAt: number | null;
  readonly readAt: number | null;
}

/** A conversation with everything that one member's list shows of it, read at one instant. */
export interface ConversationView {
  readonly conversation: ConversationRow;
  readonly me: MemberRow;
  /** The other member of a direct conversation. */
  readonly peerId: UserId | null;
  readonly lastMessage: MessageRow | null;
  /** Messages after `me.readSeq` that are neither one's own nor system lines (D7). */
  readonly unread: number;
  /** The lowest positions among the present members. */
  readonly everyone: Positions;
}

/** The system line that goes with a change; it takes the next `seq` in the same commit. */
export interface LineDraft {
  readonly id: MessageId;
  readonly actorId: UserId;
  readonly at: number;
}

/** What a change of a group left behind. */
export interface GroupChange {
  readonly conversation: ConversationRow;
  /** The system line, or null when nothing changed (everybody was in already; the title was the same). */
  readonly line: MessageRow | null;
  /** The member rows that changed. */
  readonly members: MemberRow[];
}

export interface ConversationStore {
  /**
   * The one direct conversation of two people, also when both start it at the same instant.
   * `id` is used only when there was none.
   */
  openDirect(start: {
    id: ConversationId;
    by: UserId;
    with: UserId;
    at: number;
  }): Promise<{ conversation: ConversationRow; created: boolean }>;
  /** A group with its owner, its members and its first line (`group-created`). */
  createGroup(start: {
    id: ConversationId;
    title: string;
    ownerId: UserId;
    memberIds: readonly UserId[];
    line: LineDraft;
  }): Promise<GroupChange>;
  byId(id: ConversationId): Promise<ConversationRow | null>;
  /** The row of a present member, or null for everybody else: the ground of every access rule (D9). */
  member(id: ConversationId, userId: UserId): Promise<MemberRow | null>;
  /** Present members by time of joining, then id. */
  members(query: { id: ConversationId; after: string | null; limit: number }): Promise<Page<MemberRow>>;
  /** Ids of all present members. */
  memberIds(id: ConversationId): Promise<UserId[]>;
  /** Ids of all conversations in which the user is present. */
  idsOf(userId: UserId): Promise<ConversationId[]>;
  /**
   * Conversations of a user by `activityAt`, newest first. A direct conversation without a message is listed
   * only for whoever started it.
   */
  list(query: { userId: UserId; before: string | null; limit: number }): Promise<Page<ConversationView>>;
  /** One of them; null unless the user is present in it. */
  view(id: ConversationId, userId: UserId): Promise<ConversationView | null>;
  /** Views of one conversation for many of its present members (the new ones of a group). */
  views(id: ConversationId, userIds: readonly UserId[]): Promise<ConversationView[]>;
  /**
   * Adds those who are not present; one who had left comes back with positions at `lastSeq`, like everybody new.
   * @throws GROUP_FULL when `limit` would be passed; NOT_FOUND when the actor is not present or it is no group
   */
  addMembers(change: {
    id: ConversationId;
    userIds: readonly UserId[];
    limit: number;
    line: LineDraft;
  }): Promise<GroupChange>;
  /**
   * Takes a member out: by themselves (`member-left`) or by an owner (`member-removed`). When the last owner leaves,
   * whoever has been there longest becomes owner.
   * @throws NOT_FOUND when either is not present, NOT_ALLOWED when the actor is neither the member nor an owner
   */
  removeMember(change: { id: ConversationId; userId: UserId; line: LineDraft }): Promise<GroupChange>;
  /** @throws NOT_FOUND when the actor is not present or it is no group */
  rename(change: { id: ConversationId; title: string; line: LineDraft }): Promise<GroupChange>;
  /** The picture must exist (see `PictureStore.create`). @throws NOT_FOUND as for `rename` */
  setPicture(change: { id: ConversationId; picture: PictureId; line: LineDraft }): Promise<GroupChange>;
  /**
   * Moves positions forward, never back; reading implies receiving. Values past `lastSeq` are brought down to it.
   * `moved` is false when nothing changed, and `rev` then stays. `at` is what `receiptsOf` tells of it later.
   * @throws NOT_FOUND when the user is not present
   */
  mark(change: {
    id: ConversationId;
    userId: UserId;
    deliveredSeq: number;
    readSeq: number;
    at: number;
  }): Promise<{ member: MemberRow; moved: boolean; rev: number }>;
  /**
   * Who has received and read the message at `seq`, and when: the present members who were in before it, its author left
   * out, by time of joining, then id. Empty when there is no such message.
   */
  receiptsOf(query: {
    id: ConversationId;
    seq: number;
    after: string | null;
    limit: number;
  }): Promise<Page<ReceiptRow>>;
  /** The lowest positions among the present members. */
  everyone(id: ConversationId): Promise<Positions>;
  /**
   * What changed after `since`, oldest change first, at most `limit` messages and members together.
   * `rev` is the change up to which the answer is whole; `complete` says whether that is all. Whoever has just read the
   * conversation's `rev` may tell it in the query: then an answer will do that somebody else was given as of it.
   */
  changes(query: { id: ConversationId; since: number; limit: number; rev?: number }): Promise<{
    rev: number;
    complete: boolean;
    messages: MessageRow[];
    members: MemberRow[];
  }>;
  /**
   * What changed for a user since a position, over all their conversations (D6): views of those that changed, the
   * longest ago first, and ids of those that they are no longer in; at most `limit` of both together. People whose
   * profile changed are told with each page; null when they are too many to tell.
   *
   * `position` is an opaque text: everything up to it is known once the page is applied, and the next page follows it
   * unless `complete`. `known` is false when `since` is null, or is no position of this store (another database, the
   * future, garbage): then nothing is told but the present position, and the caller reads everything anew.
   */
  sync(query: { userId: UserId; since: string | null; limit: number }): Promise<{
    position: string;
    known: boolean;
    complete: boolean;
    views: ConversationView[];
    gone: ConversationId[];
    people: UserRow[] | null;
  }>;
}
