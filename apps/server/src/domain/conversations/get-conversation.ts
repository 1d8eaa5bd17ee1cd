import type { ConversationId } from '@chatter/protocol/ids';
import { accessConversationView } from '../../access/access-conversation.ts';
import type { Caller } from '../caller.ts';
import type { Context } from '../context.ts';
import { answerConversation, type OneConversation } from './answer-conversation.ts';

/** One of the caller's conversations. @throws NOT_FOUND */
export const getConversation = async (context: Context, caller: Caller, id: ConversationId): Promise<OneConversation> =>
  answerConversation(context, await accessConversationView(context, caller, id));
