import type { Message } from '@chatter/protocol/message';
import type { Context } from '../context.ts';
import { announce } from '../conversations/announce.ts';

/** Tells a stored message to the members. */
export const publishMessage = (context: Context, message: Message, exceptSocketId?: string): Promise<void> =>
  announce(context, message.conversationId, () => {
    // A group begins with a system line, so this is a direct conversation that its peer has not heard of yet.
    if (message.seq === 1 && message.content.kind !== 'system') return publishFirst(context, message, exceptSocketId);
    context.publish.messageCreated(message, exceptSocketId);
  });

const publishFirst = async (context: Context, message: Message, exceptSocketId?: string): Promise<void> => {
  const { conversations } = context.store;
  const members = await conversations.memberIds(message.conversationId);
  const peers = members.filter((id) => id !== message.authorId);
  for (const view of await conversations.views(message.conversationId, peers)) {
    context.publish.conversationAdded(view.me.userId, view);
  }
  context.publish.messageCreated(message, exceptSocketId);
};
