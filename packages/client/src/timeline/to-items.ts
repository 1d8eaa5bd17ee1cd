import type { UserId } from '@chatter/protocol/ids';
import type { Message } from '@chatter/protocol/message';
import type { PendingMessage, TimelineItem } from '../api.ts';

// The same object for the same row, so that a page redraws only the rows that changed.
const messageItems = new WeakMap<Message, TimelineItem>();
const pendingItems = new WeakMap<PendingMessage, TimelineItem>();

const messageItem = (message: Message, meId: UserId | null): TimelineItem => {
  const made = messageItems.get(message);
  if (made !== undefined) return made;
  // Only one's own: two authors may have chosen the same client id.
  const own = message.authorId === meId && message.clientMessageId !== null;
  const key = own && message.clientMessageId !== null ? message.clientMessageId : message.id;
  const item: TimelineItem = { kind: 'message', key, message };
  messageItems.set(message, item);
  return item;
};

const pendingItem = (pending: PendingMessage): TimelineItem => {
  const item = pendingItems.get(pending) ?? { kind: 'pending', key: pending.clientMessageId, pending };
  pendingItems.set(pending, item);
  return item;
};

/** The rows of a timeline: stored messages in order, then the pending ones. */
export const toItems = (
  messages: readonly Message[],
  pending: readonly PendingMessage[],
  meId: UserId | null,
): TimelineItem[] => [...messages.map((message) => messageItem(message, meId)), ...pending.map(pendingItem)];
