import type { UserId } from '@chatter/protocol/ids';
import type { GroupChange } from '@chatter/store/conversations';
import type { Context } from '../context.ts';
import { toMessage } from '../messages/to-message.ts';
import { announce } from './announce.ts';

/**
 * Tells a new group to its members: to each their own view of it, then its first line. Who the members are is not
 * told to all of them: a thousand rows for a thousand people is what the pages of members are for.
 */
export const publishNewGroup = async (
  context: Context,
  { conversation, line }: GroupChange,
  memberIds: readonly UserId[],
): Promise<void> => {
  context.publish.membersLetIn(conversation.id, memberIds);
  await announce(context, conversation.id, async () => {
    const views = await context.store.conversations.views(conversation.id, memberIds);
    for (const view of views) context.publish.conversationAdded(view.me.userId, view);
    if (line !== null) context.publish.messageCreated(toMessage(line));
  });
};
