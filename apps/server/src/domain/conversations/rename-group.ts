import type { ConversationId } from '@chatter/protocol/ids';
import { accessConversationView } from '../../access/access-conversation.ts';
import { accessGroup } from '../../access/access-group.ts';
import type { Caller } from '../caller.ts';
import type { Context } from '../context.ts';
import { answerConversation, type OneConversation } from './answer-conversation.ts';
import { newLine } from './new-line.ts';
import { publishGroupChange } from './publish-group-change.ts';

/** Gives a group another title; the same title changes nothing. @throws NOT_FOUND, NOT_ALLOWED */
export const renameGroup = async (
  context: Context,
  caller: Caller,
  id: ConversationId,
  title: string,
): Promise<OneConversation> => {
  await accessGroup(context, caller, id);
  const change = await context.store.conversations.rename({ id, title, line: newLine(context, caller) });
  await publishGroupChange(context, change);
  return answerConversation(context, await accessConversationView(context, caller, id));
};
