import type { Conversation } from '@chatter/protocol/conversation';
import type { User } from '@chatter/protocol/user';
import { useChatter } from '../../state/chatter.ts';
import { useUsers } from '../../state/use-people.ts';
import { conversationName } from './conversation-name.ts';

export interface ConversationLook {
  readonly name: string;
  readonly peer: User | undefined;
  /** What an avatar needs. */
  readonly avatar: {
    readonly id: string;
    readonly name: string;
    readonly src: string | null;
    readonly shape: 'person' | 'group';
    readonly online: boolean;
  };
}

/** Name and picture of a conversation: of the group, or of the other person. */
export const useConversationLook = (conversation: Conversation): ConversationLook => {
  const chatter = useChatter();
  const { peerId } = conversation;
  const peer = useUsers(peerId ? [peerId] : []).get(peerId ?? conversation.me.userId);
  const isGroup = conversation.kind === 'group';
  const name = conversationName(conversation, peer);
  const picture = isGroup ? conversation.picture : (peer?.avatar ?? null);
  return {
    name,
    peer,
    avatar: {
      id: isGroup ? conversation.id : (peerId ?? conversation.id),
      name,
      src: picture && chatter.pictureUrl(picture, 'medium'),
      shape: isGroup ? 'group' : 'person',
      online: !isGroup && peer?.online === true,
    },
  };
};
