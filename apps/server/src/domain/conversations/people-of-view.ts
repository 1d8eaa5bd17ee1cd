import type { UserId } from '@chatter/protocol/ids';
import type { ConversationView } from '@chatter/store/conversations';
import { peopleOfMessages } from '../messages/people-of-messages.ts';

/** Everybody whom a row of the list speaks of: the peer, and those of its last message. */
export const peopleOfView = (view: ConversationView): UserId[] => [
  view.me.userId,
  ...(view.peerId === null ? [] : [view.peerId]),
  ...(view.lastMessage === null ? [] : peopleOfMessages([view.lastMessage])),
];
