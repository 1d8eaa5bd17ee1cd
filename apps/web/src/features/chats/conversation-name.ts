import type { Conversation } from '@chatter/protocol/conversation';
import type { User } from '@chatter/protocol/user';
import { t } from '../../text/t.ts';

/** What a conversation is called: its title, or the other person. */
export const conversationName = (conversation: Conversation, peer: User | undefined): string =>
  conversation.kind === 'group'
    ? (conversation.title ?? t('group.untitled'))
    : (peer?.displayName ?? t('person.unknown'));
