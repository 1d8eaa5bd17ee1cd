import type { Chatter } from '@chatter/client';
import type { Conversation } from '@chatter/protocol/conversation';
import type { ConversationId } from '@chatter/protocol/ids';

/** Waits until somebody's view of a conversation is as wanted: what others do arrives a little later. */
export const untilSeen = (
  { conversations }: Chatter,
  id: ConversationId,
  isThere: (conversation: Conversation) => boolean,
): Promise<void> =>
  new Promise((resolve) => {
    const conversation = conversations.get(id);
    const look = (): void => {
      const value = conversation.get();
      if (!value || !isThere(value)) return;
      end();
      resolve();
    };
    const end = conversation.subscribe(look);
    look();
  });
