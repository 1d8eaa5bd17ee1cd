import type { ClientMessageId, ConversationId, PictureId, UserId } from '@chatter/protocol/ids';
import { memberKey, sendKey } from '../keys.ts';
import type { Intent, StoredConversation } from '../schemas/conversation.ts';
import type { StoredMember } from '../schemas/member.ts';
import type { StoredMessage } from '../schemas/message.ts';
import type { StoredReceipt } from '../schemas/receipt.ts';

/** What a commit looked up before it decides; all of it is true at the conversation's `rev`. */
export interface Facts {
  readonly members: readonly StoredMember[];
  /** Whether those are all who are present. */
  readonly isWhole: boolean;
  /** Messages that are stored under the client ids that are asked for, in whichever conversation. */
  readonly sends: readonly StoredMessage[];
  /** Client ids that are on their way into another conversation, and sends that could not have all their photos. */
  readonly taken: ReadonlySet<string>;
  readonly withoutPhotos: ReadonlySet<string>;
  /** Pictures that this group may show. */
  readonly pictures: ReadonlySet<PictureId>;
  /** `counted` by seq, for the seqs that marks name. */
  readonly counted: ReadonlyMap<number, number>;
  /** For a removal: those who would be left. */
  readonly otherOwner: StoredMember | null;
  readonly eldestOther: StoredMember | null;
}

/** A conversation on its way from one `rev` to a later one: operations change it, one commit stores it. */
export class Draft {
  readonly facts: Facts;
  readonly before: StoredConversation;
  conversation: StoredConversation;
  readonly messages: StoredMessage[] = [];
  readonly receipts: StoredReceipt[] = [];
  readonly photos: Intent['photos'][number][] = [];
  readonly pictures: PictureId[] = [];
  gone = false;
  readonly #members: Map<string, StoredMember>;
  readonly #sends: Map<string, StoredMessage>;
  readonly #changed = new Set<string>();

  constructor(conversation: StoredConversation, facts: Facts) {
    this.before = conversation;
    this.conversation = conversation;
    this.facts = facts;
    this.#members = new Map(facts.members.map((row) => [row._id, row]));
    this.#sends = new Map(facts.sends.map((row) => [sendKey(row.authorId, row.clientMessageId), row]));
  }

  get id(): ConversationId {
    return this.before._id;
  }

  get isChanged(): boolean {
    return this.conversation.rev !== this.before.rev;
  }

  /** The row of a present member. */
  present(userId: UserId): StoredMember | null {
    const row = this.#members.get(memberKey(this.id, userId));
    return row?.present ? row : null;
  }

  putMember(row: StoredMember): void {
    this.#members.set(row._id, row);
    this.#changed.add(row._id);
  }

  send(authorId: UserId, clientMessageId: ClientMessageId): StoredMessage | null {
    return this.#sends.get(sendKey(authorId, clientMessageId)) ?? null;
  }

  putMessage(row: StoredMessage): void {
    this.messages.push(row);
    if (row.clientMessageId !== null) this.#sends.set(sendKey(row.authorId, row.clientMessageId), row);
  }

  /** How many messages up to a seq, which is one of the facts or new, count as unread. */
  countedUpTo(seq: number): number {
    if (seq === this.conversation.lastSeq) return this.conversation.counted;
    const isNew = this.messages[seq - this.before.lastSeq - 1];
    return isNew?.counted ?? this.facts.counted.get(seq) ?? (seq === this.before.lastSeq ? this.before.counted : 0);
  }

  /** All rows that are known, as they are now. */
  get members(): StoredMember[] {
    return [...this.#members.values()];
  }

  get changedMembers(): StoredMember[] {
    return [...this.#changed].flatMap((key) => this.#members.get(key) ?? []);
  }

  /** What is to be written once the change is decided. */
  toIntent(token: string): Intent {
    const known = new Set(this.facts.members.map((row) => row._id));
    if (this.facts.eldestOther !== null) known.add(this.facts.eldestOther._id);
    return {
      token,
      ...{ messages: this.messages, receipts: this.receipts, photos: this.photos, pictures: this.pictures },
      members: this.changedMembers.map((row) => ({ ...row, isFirst: !known.has(row._id) })),
      gone: this.gone || (this.before.pending?.gone ?? false),
    };
  }
}
