import type { MessageRow } from '@chatter/store/messages';
import type { Context } from '../context.ts';
import { announce } from '../conversations/announce.ts';
import { toMessage } from './to-message.ts';

/** Tells a stored message to the members. */
export const publishMessage = (context: Context, row: MessageRow): Promise<void> =>
  announce(context, row.conversationId, () => {
    // A group begins with a system line, so this is a direct conversation that its peer has not heard of yet.
    if (row.seq === 1 && row.content.kind !== 'system') return publishFirst(context, row);
    context.publish.messageCreated(toMessage(row));
  });

const publishFirst = async (context: Context, row: MessageRow): Promise<void> => {
  const { conversations } = context.store;
  const members = await conversations.memberIds(row.conversationId);
  const peers = members.filter((id) => id !== row.authorId);
  for (const view of await conversations.views(row.conversationId, peers)) {
    context.publish.conversationAdded(view.me.userId, view);
  }
  context.publish.messageCreated(toMessage(row));
};
