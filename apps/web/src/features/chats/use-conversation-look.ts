import type { Conversation } from '@chatter/protocol/conversation';
import type { User } from '@chatter/protocol/user';
import { useMemo } from 'react';
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
  const id = isGroup ? conversation.id : (peerId ?? conversation.id);
  const src = picture && chatter.pictureUrl(picture, 'medium');
  const online = !isGroup && peer?.online === true;
  // The same object while it says the same: a whole timeline is drawn from it.
  return useMemo(
    () => ({ name, peer, avatar: { id, name, src, shape: isGroup ? 'group' : 'person', online } }),
    [id, isGroup, name, online, peer, src],
  );
};
