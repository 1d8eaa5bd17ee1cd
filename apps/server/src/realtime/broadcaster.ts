import type { Store } from '@chatter/store/store';
import { toConversation, toConversationFacts } from '../domain/conversations/to-conversation.ts';
import type { Publisher } from '../domain/publisher.ts';
import type { PresenceRegistry } from './presence-registry.ts';
import type { ReceiptBundle } from './receipt-bundle.ts';
import type { RoomKeeper } from './room-keeper.ts';
import { rooms } from './rooms.ts';
import type { ChatterServer } from './socket-types.ts';

export interface BroadcasterParts {
  readonly io: ChatterServer;
  readonly keeper: RoomKeeper;
  readonly receipts: ReceiptBundle;
  readonly presence: PresenceRegistry;
  store(): Store;
  failed(error: unknown): void;
}

/**
 * Publishes to the live sockets. Each fact is emitted once to a room, so that it is encoded once however many listen;
 * never with acks, which would leak when a reader goes away, and never with binary, which could not be shared.
 */
export const createBroadcaster = (parts: BroadcasterParts): Publisher => {
  const { io, keeper } = parts;
  return {
    ...createMemberNews(parts),
    messageCreated(message, exceptSocketId) {
      const members = io.to(rooms.conversation(message.conversationId));
      (exceptSocketId === undefined ? members : members.except(exceptSocketId)).emit('message:created', { message });
    },
    receiptMoved: parts.receipts.add,
    notTold: parts.failed,
    typingChanged(conversationId, userId, typing, exceptSocketId) {
      const room = rooms.conversation(conversationId);
      io.to(room).except(exceptSocketId).emit('typing:changed', { conversationId, userId, typing });
    },
    userChanged(user) {
      const tell = async () => {
        const ids = await parts.store().conversations.idsOf(user.id);
        const all = [rooms.user(user.id), rooms.presence(user.id), ...ids.map(rooms.conversation)];
        io.to(all).emit('user:changed', { user });
      };
      tell().catch(parts.failed);
    },
    sessionsEnded(sessionIds, reason) {
      for (const id of sessionIds) {
        keeper.noteEnded(id, reason);
        io.to(rooms.session(id)).emit('session:ended', { reason });
        io.in(rooms.session(id)).disconnectSockets(true);
      }
      parts.presence.endSessions(sessionIds);
    },
  };
};

type MemberNews = Pick<
  Publisher,
  'membersLetIn' | 'conversationAdded' | 'conversationChanged' | 'membersChanged' | 'conversationRemoved'
>;

const createMemberNews = ({ io, keeper }: BroadcasterParts): MemberNews => ({
  membersLetIn: keeper.letIn,
  conversationAdded(userId, view) {
    const room = rooms.conversation(view.conversation.id);
    const fact = { conversation: toConversation(view) };
    for (const id of io.sockets.adapter.rooms.get(rooms.user(userId)) ?? []) {
      const socket = io.sockets.sockets.get(id);
      // The view was read after they were let in: they may be out again by now.
      if (socket?.rooms.has(room)) socket.emit('conversation:added', fact);
    }
  },
  conversationChanged(conversation) {
    const fact = { conversation: toConversationFacts(conversation) };
    io.to(rooms.conversation(conversation.id)).emit('conversation:changed', fact);
  },
  membersChanged(conversationId, rev, members) {
    const fact = { conversationId, rev, members: [...members] };
    io.to(rooms.conversation(conversationId)).emit('member:changed', fact);
  },
  conversationRemoved(userId, conversationId) {
    keeper.shutOut(conversationId, userId);
    io.to(rooms.user(userId)).emit('conversation:removed', { conversationId });
  },
});
