import type { ConversationId } from '@chatter/protocol/ids';
import type { Bus } from '../cluster/bus.ts';
import type { Publisher } from '../domain/publisher.ts';
import type { MemberCheck } from './member-check.ts';

const noSocket = '';

/** Publishes here and to the other nodes. */
export const createClusterPublisher = (bus: Bus, here: Publisher): Publisher => ({
  notTold: here.notTold,
  messageCreated(message, exceptSocketId) {
    here.messageCreated(message, exceptSocketId);
    bus.tell('message', message.conversationId, message);
  },
  receiptMoved(conversationId, member, rev) {
    here.receiptMoved(conversationId, member, rev);
    bus.tell('receipt', conversationId, { member, rev });
  },
  typingChanged(conversationId, userId, typing, exceptSocketId) {
    here.typingChanged(conversationId, userId, typing, exceptSocketId);
    bus.tell('typing', conversationId, { userId, typing });
  },
  membersLetIn(conversationId, userIds) {
    here.membersLetIn(conversationId, userIds);
    bus.tell('letin', conversationId, userIds);
  },
  conversationAdded(userId, view) {
    here.conversationAdded(userId, view);
    bus.tell('added', view.conversation.id, userId);
  },
  conversationChanged(conversation) {
    here.conversationChanged(conversation);
    bus.tell('changed', conversation.id, conversation);
  },
  membersChanged(conversationId, rev, members) {
    here.membersChanged(conversationId, rev, members);
    bus.tell('members', conversationId, { rev, members: [...members] });
  },
  conversationRemoved(userId, conversationId) {
    here.conversationRemoved(userId, conversationId);
    bus.tell('removed', conversationId, userId);
  },
  userChanged(user) {
    here.userChanged(user);
    bus.tell('user', user.id, user);
  },
  sessionsEnded(sessionIds, reason) {
    here.sessionsEnded(sessionIds, reason);
    if (sessionIds.length > 0) bus.tell('ended', reason, sessionIds);
  },
});

/**
 * Publishes here what other nodes tell.
 * @param hasListeners whether any socket of this node is in the conversation; what nobody listens to is not even read
 */
export const hearPublishers = (
  bus: Bus,
  here: Publisher,
  members: MemberCheck,
  hasListeners: (id: ConversationId) => boolean,
): void => {
  bus.on('message', (id, read) => {
    if (hasListeners(id)) members.afterwards(id, () => here.messageCreated(read()));
  });
  bus.on('receipt', (id, read) => {
    if (!hasListeners(id)) return;
    const { member, rev } = read();
    here.receiptMoved(id, member, rev);
  });
  bus.on('typing', (id, read) => {
    if (!hasListeners(id)) return;
    const { userId, typing } = read();
    here.typingChanged(id, userId, typing, noSocket);
  });
  bus.on('changed', (id, read) => {
    if (hasListeners(id)) members.afterwards(id, () => here.conversationChanged(read()));
  });
  bus.on('members', (id, read) => {
    if (!hasListeners(id)) return;
    const { rev, members: changed } = read();
    members.afterwards(id, () => here.membersChanged(id, rev, changed));
  });
  bus.on('letin', (id, read) => {
    const userIds = read();
    here.membersLetIn(id, userIds);
    members.look(id, userIds, false);
  });
  bus.on('added', (id, read) => members.look(id, [read()], true));
  bus.on('removed', (id, read) => {
    const userId = read();
    here.conversationRemoved(userId, id);
    members.look(id, [userId], true);
  });
  bus.on('user', (_id, read) => here.userChanged(read()));
  bus.on('ended', (reason, read) => here.sessionsEnded(read(), reason));
};
