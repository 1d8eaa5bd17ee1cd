import type { Conversation, ConversationFacts } from '@chatter/protocol/conversation';
import type { ConversationRow, ConversationView } from '@chatter/store/conversations';
import { toMessage } from '../messages/to-message.ts';
import { toMember } from './to-member.ts';

/** What is the same for every member. */
export const toConversationFacts = (row: ConversationRow): ConversationFacts => ({
  id: row.id,
  kind: row.kind,
  title: row.title,
  picture: row.picture,
  createdAt: row.createdAt,
  memberCount: row.memberCount,
  rev: row.rev,
  lastSeq: row.lastSeq,
  activityAt: row.activityAt,
});

/** A conversation as the member sees it for whom the view was read. */
export const toConversation = (view: ConversationView): Conversation => ({
  ...toConversationFacts(view.conversation),
  peerId: view.peerId,
  me: toMember(view.me),
  unread: view.unread,
  everyone: { deliveredSeq: view.everyone.deliveredSeq, readSeq: view.everyone.readSeq },
  lastMessage: view.lastMessage === null ? null : toMessage(view.lastMessage),
});
