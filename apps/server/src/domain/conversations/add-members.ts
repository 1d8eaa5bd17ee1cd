import type { ConversationId, UserId } from '@chatter/protocol/ids';
import { limits } from '@chatter/protocol/limits';
import { accessConversationView } from '../../access/access-conversation.ts';
import { accessGroup } from '../../access/access-group.ts';
import { accessPeople } from '../../access/access-people.ts';
import type { Caller } from '../caller.ts';
import type { Context } from '../context.ts';
import { answerConversation, type OneConversation } from './answer-conversation.ts';
import { newLine } from './new-line.ts';
import { publishGroupChange } from './publish-group-change.ts';

/**
 * Adds people to a group; those who are in already stay as they are.
 * @throws NOT_FOUND (also for people who do not exist), NOT_ALLOWED, GROUP_FULL
 */
export const addMembers = async (
  context: Context,
  caller: Caller,
  id: ConversationId,
  userIds: readonly UserId[],
): Promise<OneConversation> => {
  await accessGroup(context, caller, id);
  const wanted = [...new Set(userIds)];
  await accessPeople(context, wanted);
  const change = await context.store.conversations.addMembers({
    id,
    userIds: wanted,
    limit: limits.groupMembers,
    line: newLine(context, caller),
  });
  const newcomers = change.members.map((member) => member.userId);
  await publishGroupChange(context, change, newcomers);
  return answerConversation(context, await accessConversationView(context, caller, id));
};
