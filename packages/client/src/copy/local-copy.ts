import type { ConversationId } from '@chatter/protocol/ids';
import type { Message } from '@chatter/protocol/message';
import type { Me } from '@chatter/protocol/user';
import type { Live } from '../live.ts';
import type { State } from '../state.ts';
import type { Page } from '../timeline/timeline-window.ts';

/** A copy of what the program knows, kept over its end, so that the next run shows something before the network does. */
export interface LocalCopy {
  /** Whose copy is kept; null when there is none. Whatever hinders the reading, it resolves. */
  load(): Promise<Me | null>;
  /** Puts what was loaded into an empty state. */
  restore(state: State): void;
  /** From now on what changes is written behind, a moment later; calls after the first do nothing. */
  keep(state: State, me: Live<Me | null>, connection: Live<unknown>): void;
  /** Nothing is written any more. */
  stop(): void;
}

/** The way to the copy: what reads and writes it is loaded when there is something to read, or time to write. */
export interface CopyDoor {
  /** Whether one may be kept; asked each time. */
  mayKeep(): boolean;
  /** Whether one may have been left here. */
  exists(): Promise<boolean>;
  open(): Promise<LocalCopy>;
  /** Nothing stays of it. */
  erase(): void;
}

/** Where the copy hangs itself into the state; without one these do nothing. */
export interface CopyHooks {
  /** Messages came, in any order and perhaps again. */
  onMessages: (messages: readonly Message[]) => void;
  /** The newest messages of a conversation that are kept; never rejects. */
  keptPage: (id: ConversationId) => Promise<Page | null> | null;
}

export const noCopy: CopyHooks = { onMessages: () => undefined, keptPage: () => null };
