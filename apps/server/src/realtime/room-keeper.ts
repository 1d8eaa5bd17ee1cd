import type { ConversationId, SessionId, UserId } from '@chatter/protocol/ids';
import type { Caller } from '../domain/caller.ts';
import type { SessionEndReason } from '../domain/publisher.ts';
import { rooms } from './rooms.ts';
import type { ChatterServer } from './socket-types.ts';

/**
 * A socket on its way in. Broadcasts do not reach it yet, so what happens to its person meanwhile is noted here and
 * made good when it is in: whoever is removed while connecting stays out (D9).
 */
export interface Entering {
  readonly caller: Caller;
  /** True: let in; false: shut out; the last one counts. */
  readonly changes: Map<ConversationId, boolean>;
  ended: SessionEndReason | null;
}

export interface RoomKeeper {
  /** Begins to take notes; called before anything is read from the store. */
  begin(caller: Caller): Entering;
  finish(entering: Entering): void;
  letIn(conversationId: ConversationId, userIds: readonly UserId[]): void;
  shutOut(conversationId: ConversationId, userId: UserId): void;
  /** Notes the end of a session for sockets on their way in. */
  noteEnded(sessionId: SessionId, reason: SessionEndReason): void;
}

/** Keeps the sockets of people in the rooms of their conversations, at once and without gaps. */
export const createRoomKeeper = (io: ChatterServer): RoomKeeper => {
  const entering = new Set<Entering>();
  const note = (userIds: ReadonlySet<UserId>, conversationId: ConversationId, inside: boolean): void => {
    for (const entry of entering) if (userIds.has(entry.caller.userId)) entry.changes.set(conversationId, inside);
  };
  return {
    begin(caller) {
      const entry: Entering = { caller, changes: new Map(), ended: null };
      entering.add(entry);
      return entry;
    },
    finish(entry) {
      entering.delete(entry);
    },
    letIn(conversationId, userIds) {
      note(new Set(userIds), conversationId, true);
      if (userIds.length > 0) io.in(userIds.map(rooms.user)).socketsJoin(rooms.conversation(conversationId));
    },
    shutOut(conversationId, userId) {
      note(new Set([userId]), conversationId, false);
      io.in(rooms.user(userId)).socketsLeave(rooms.conversation(conversationId));
    },
    noteEnded(sessionId, reason) {
      for (const entry of entering) if (entry.caller.sessionId === sessionId) entry.ended = reason;
    },
  };
};
