import type { ConversationId, UserId } from '@chatter/protocol/ids';
import { accessGroup } from '../../access/access-group.ts';
import type { Caller } from '../caller.ts';
import type { Context } from '../context.ts';
import { newLine } from './new-line.ts';
import { publishGroupChange } from './publish-group-change.ts';

/**
 * Leaves a group, or takes somebody out of it (owners). Whoever is out hears nothing more, not even the line about it.
 * @throws NOT_FOUND when either is no member, NOT_ALLOWED when the caller is neither the member nor an owner
 */
export const removeMember = async (
  context: Context,
  caller: Caller,
  id: ConversationId,
  userId: UserId,
): Promise<void> => {
  await accessGroup(context, caller, id);
  const change = await context.store.conversations.removeMember({ id, userId, line: newLine(context, caller) });
  // First of all, and without waiting for anything: nothing that is told from now on reaches them (D9).
  context.publish.conversationRemoved(userId, id);
  await publishGroupChange(context, change);
};
