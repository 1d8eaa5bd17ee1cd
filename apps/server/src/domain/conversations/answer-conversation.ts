import type { Conversation } from '@chatter/protocol/conversation';
import type { User } from '@chatter/protocol/user';
import type { ConversationView } from '@chatter/store/conversations';
import type { Context } from '../context.ts';
import { toUsers } from '../people/to-users.ts';
import { peopleOfView } from './people-of-view.ts';
import { toConversation } from './to-conversation.ts';

/** One conversation, and everybody it speaks of. */
export interface OneConversation {
  conversation: Conversation;
  users: User[];
}

export const answerConversation = async (context: Context, view: ConversationView): Promise<OneConversation> => ({
  conversation: toConversation(view),
  users: await toUsers(context, peopleOfView(view)),
});
