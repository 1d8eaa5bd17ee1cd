import type { Member } from '@chatter/protocol/conversation';
import type { ConversationId, SessionId, UserId } from '@chatter/protocol/ids';
import type { Message } from '@chatter/protocol/message';
import type { User } from '@chatter/protocol/user';
import type { ConversationRow } from '@chatter/store/conversations';
import type { SessionEndReason } from '../domain/publisher.ts';
import type { CountedElsewhere } from '../domain/shared-counts.ts';

/** Names one run of one node; a node that starts again is another one. */
export type NodeId = string;

/** A part of the list of who is connected to a node; `isFirst` begins it anew, `isLast` ends it. */
export interface WhoIsThere {
  readonly userIds: readonly UserId[];
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/**
 * What nodes tell each other. The key says whom it concerns, so that a node without anybody there need not read it.
 * Between nodes of different releases only what is added may differ: what is not known is passed over.
 */
export interface BusFacts {
  /** Keys: the conversation. */
  message: { readonly key: ConversationId; readonly body: Message };
  receipt: { readonly key: ConversationId; readonly body: { readonly member: Member; readonly rev: number } };
  typing: { readonly key: ConversationId; readonly body: { readonly userId: UserId; readonly typing: boolean } };
  letin: { readonly key: ConversationId; readonly body: readonly UserId[] };
  /** That somebody is new to a conversation; each node reads the view of it anew. */
  added: { readonly key: ConversationId; readonly body: UserId };
  changed: { readonly key: ConversationId; readonly body: ConversationRow };
  members: { readonly key: ConversationId; readonly body: { readonly rev: number; readonly members: Member[] } };
  removed: { readonly key: ConversationId; readonly body: UserId };
  user: { readonly key: UserId; readonly body: User };
  /** Keys: why. */
  ended: { readonly key: SessionEndReason; readonly body: readonly SessionId[] };
  came: { readonly key: UserId; readonly body: null };
  /** `seen`: whether `lastSeenAt` has been written. */
  went: { readonly key: UserId; readonly body: { readonly at: number; readonly seen: boolean } };
  /** Asks the node that the key names for the list of who is there. */
  who: { readonly key: NodeId; readonly body: null };
  there: { readonly key: NodeId; readonly body: WhoIsThere };
  /** Key: the limit. */
  counted: { readonly key: string; readonly body: readonly CountedElsewhere[] };
  /** The last thing that a node says. Key: itself. */
  bye: { readonly key: NodeId; readonly body: null };
}

export type BusFactName = keyof BusFacts;

/** @param read parses the body; not called by whoever is not concerned */
export type HearFact<Name extends BusFactName> = (
  key: BusFacts[Name]['key'],
  read: () => BusFacts[Name]['body'],
  from: NodeId,
) => void;

export interface BusListener {
  /** Something was told that did not arrive here. @param from by whom; null: anybody */
  missed?(from: NodeId | null): void;
  /** A node has said nothing for so long that it counts as dead; what it did last may not have been told. */
  lost?(node: NodeId): void;
  /** A node has said that it goes. */
  left?(node: NodeId): void;
}

/** Tells other nodes, and hears from them. Nothing here waits or fails: what gets lost is noticed as `missed`. */
export interface Bus {
  readonly id: NodeId;
  /** Facts told in one turn of the event loop leave together. */
  tell<Name extends BusFactName>(name: Name, key: BusFacts[Name]['key'], body: BusFacts[Name]['body']): void;
  /** Something may have happened that this node cannot tell: to the others it is as if a frame had got lost. */
  leaveOut(): void;
  /** One may hear each fact. */
  on<Name extends BusFactName>(name: Name, hear: HearFact<Name>): void;
  listen(listener: BusListener): void;
  /** False while even what this node says itself does not come back to it. */
  isHearing(): boolean;
  /** The other nodes that are heard of. */
  others(): NodeId[];
  /** Says good-bye and ends. */
  leave(): Promise<void>;
}
