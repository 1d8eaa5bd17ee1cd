import type { Positions } from '@chatter/protocol/conversation';
import type { ConversationId } from '@chatter/protocol/ids';
import type { Message } from '@chatter/protocol/message';
import type { Me, User } from '@chatter/protocol/user';
import type { Cutoff } from '../conversations/conversation-cache.ts';
import type { Known } from '../conversations/merge-conversation.ts';
import type { CatchUpPlace } from '../inbox/catch-up.ts';

/** One conversation as the program knew it. */
export interface KeptConversation {
  readonly id: ConversationId;
  readonly known: Known;
  /** The `seq` of the newest message that has been handed out; null when that was not known. */
  readonly top: number | null;
  /** Up to which everything was applied. */
  readonly rev: number;
  /** What was received and read, and not told to the server yet. */
  readonly untold: Positions | null;
}

/** Whose copy it is, and what holds for all of it. */
export interface CopyHead {
  readonly me: Me;
  readonly place: CatchUpPlace;
  /** Down to where the list is kept; null when it is kept to its end. */
  readonly cutoff: Cutoff | null;
}

export interface KeptCopy extends CopyHead {
  readonly conversations: readonly KeptConversation[];
  readonly people: readonly User[];
}

/** What is new since the last write. */
export interface CopyChange {
  readonly head: CopyHead;
  /** These are all conversations: others that are kept go. */
  readonly whole: boolean;
  readonly put: readonly KeptConversation[];
  readonly drop: readonly ConversationId[];
  readonly people: readonly User[];
  readonly messages: readonly {
    readonly id: ConversationId;
    readonly from: number;
    readonly list: readonly Message[];
  }[];
}

/** Keeps one person's copy. All of it may be lost at any time, but never a part of a write. */
export interface CopyStorage {
  /** Null when nothing is kept, or nothing that this program can read. */
  load(): Promise<KeptCopy | null>;
  /** The messages of a conversation, in order of `seq`, perhaps with gaps. */
  messages(id: ConversationId): Promise<Message[]>;
  /** All of the change, or nothing; messages before `from` go. */
  write(change: CopyChange): Promise<void>;
  close(): void;
}
