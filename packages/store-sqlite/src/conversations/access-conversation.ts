import { ChatterError } from '@chatter/protocol/chatter-error';
import type { ConversationId, UserId } from '@chatter/protocol/ids';
import type { ConversationRow, MemberRow } from '@chatter/store/conversations';
import type { Database } from '../database.ts';
import { conversationById } from './conversation-row.ts';
import { presentMember } from './member-row.ts';

interface Access {
  readonly conversation: ConversationRow;
  readonly me: MemberRow;
}

/** @throws NOT_FOUND unless the user is present; somebody else's conversation looks like none (D9) */
export const accessConversation = (db: Database, id: ConversationId, userId: UserId): Access => {
  const me = presentMember(db, { id, userId });
  const conversation = me && conversationById(db, id);
  if (me === null || conversation === null) throw new ChatterError('NOT_FOUND');
  return { conversation, me };
};

/** @throws NOT_FOUND also when it is no group */
export const accessGroup = (db: Database, id: ConversationId, userId: UserId): Access => {
  const access = accessConversation(db, id, userId);
  if (access.conversation.kind !== 'group') throw new ChatterError('NOT_FOUND');
  return access;
};
