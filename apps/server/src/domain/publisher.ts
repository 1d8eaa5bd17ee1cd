import type { Member } from '@chatter/protocol/conversation';
import type { Fact } from '@chatter/protocol/events';
import type { ConversationId, SessionId, UserId } from '@chatter/protocol/ids';
import type { Message } from '@chatter/protocol/message';
import type { User } from '@chatter/protocol/user';
import type { ConversationRow, ConversationView } from '@chatter/store/conversations';

export type SessionEndReason = Fact<'session:ended'>['reason'];

/**
 * Tells the living what has been committed (D5). Nothing here can fail a use case: what gets lost is caught up
 * from the store. Called after the commit only.
 */
export interface Publisher {
  /** @param exceptSocketId has it by its ack */
  messageCreated(message: Message, exceptSocketId?: string): void;
  /** Somebody's positions moved. May be bundled with others before it is told. */
  receiptMoved(conversationId: ConversationId, member: Member, rev: number): void;
  typingChanged(conversationId: ConversationId, userId: UserId, typing: boolean, exceptSocketId: string): void;
  /**
   * Lets all sockets of these people into the conversation, telling nobody. Called in the same turn as the commit:
   * a message or a removal that is committed next then finds them inside.
   */
  membersLetIn(conversationId: ConversationId, userIds: readonly UserId[]): void;
  /** Tells those sockets of the user that are in the conversation. */
  conversationAdded(userId: UserId, view: ConversationView): void;
  conversationChanged(conversation: ConversationRow): void;
  /** @param rev the highest of these members' own */
  membersChanged(conversationId: ConversationId, rev: number, members: readonly Member[]): void;
  /** Shuts all sockets of the user out of the conversation at once, then tells them (D9). */
  conversationRemoved(userId: UserId, conversationId: ConversationId): void;
  userChanged(user: User): void;
  /** Notes that something was committed and could not be told. */
  notTold(error: unknown): void;
  /** Closes the sockets of these sessions at once (D9). */
  sessionsEnded(sessionIds: readonly SessionId[], reason: SessionEndReason): void;
}
