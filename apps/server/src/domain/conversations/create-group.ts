import type { UserId } from '@chatter/protocol/ids';
import { accessConversationView } from '../../access/access-conversation.ts';
import { accessPeople } from '../../access/access-people.ts';
import type { Caller } from '../caller.ts';
import type { Context } from '../context.ts';
import { newId } from '../new-id.ts';
import { answerConversation, type OneConversation } from './answer-conversation.ts';
import { newLine } from './new-line.ts';
import { publishNewGroup } from './publish-new-group.ts';

/** Starts a group that the caller owns. @throws NOT_FOUND when one of the people does not exist */
export const createGroup = async (
  context: Context,
  caller: Caller,
  input: { title: string; userIds: readonly UserId[] },
): Promise<OneConversation> => {
  const memberIds = [...new Set(input.userIds)].filter((id) => id !== caller.userId);
  await accessPeople(context, memberIds);
  const line = newLine(context, caller);
  const change = await context.store.conversations.createGroup({
    id: newId(line.at),
    title: input.title,
    ownerId: caller.userId,
    memberIds,
    line,
  });
  await publishNewGroup(context, change, [caller.userId, ...memberIds]);
  return answerConversation(context, await accessConversationView(context, caller, change.conversation.id));
};
