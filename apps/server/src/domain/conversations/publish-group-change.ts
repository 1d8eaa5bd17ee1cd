import type { UserId } from '@chatter/protocol/ids';
import type { GroupChange } from '@chatter/store/conversations';
import type { Context } from '../context.ts';
import { toMessage } from '../messages/to-message.ts';
import { announce } from './announce.ts';
import { toMember } from './to-member.ts';

// A thousand who were added at once would be one fact of over 100 kB; clients expect packets of at most 64 kB.
const membersPerFact = 100;

/** Each fact carries the rev of its last member: rows of a change come in order of their own revs. */
const tellMembers = ({ publish }: Context, { conversation, members }: GroupChange): void => {
  for (let from = 0; from < members.length; from += membersPerFact) {
    const told = members.slice(from, from + membersPerFact);
    publish.membersChanged(conversation.id, told.at(-1)?.rev ?? conversation.rev, told.map(toMember));
  }
};

/**
 * Tells what a change of a group left behind: those who are new to it get their view of it, everybody hears who came
 * or left, what the group is like now, and the line that says so.
 * @param newcomers people whom the change brought in
 */
export const publishGroupChange = async (
  context: Context,
  change: GroupChange,
  newcomers: readonly UserId[] = [],
): Promise<void> => {
  const { conversation, line } = change;
  if (line === null) return;
  if (newcomers.length > 0) context.publish.membersLetIn(conversation.id, newcomers);
  const tell = () => {
    tellMembers(context, change);
    context.publish.conversationChanged(conversation);
    context.publish.messageCreated(toMessage(line));
  };
  await announce(context, conversation.id, () => {
    if (newcomers.length === 0) return tell();
    return context.store.conversations.views(conversation.id, newcomers).then((views) => {
      for (const view of views) context.publish.conversationAdded(view.me.userId, view);
      tell();
    });
  });
};
