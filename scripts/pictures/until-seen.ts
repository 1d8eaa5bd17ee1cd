import type { Chatter } from '@chatter/client';
import type { Positions } from '@chatter/protocol/conversation';
import type { ConversationId } from '@chatter/protocol/ids';

/** Waits until everybody's positions in a conversation are as wanted: receipts go out bundled. */
export const untilSeen = (
  { conversations }: Chatter,
  id: ConversationId,
  isThere: (everyone: Positions) => boolean,
): Promise<void> =>
  new Promise((resolve) => {
    const conversation = conversations.get(id);
    const look = (): void => {
      const value = conversation.get();
      if (!value || !isThere(value.everyone)) return;
      end();
      resolve();
    };
    const end = conversation.subscribe(look);
    look();
  });
