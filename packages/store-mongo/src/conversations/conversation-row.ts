import type { ConversationRow } from '@chatter/store/conversations';
import type { StoredConversation } from '../schemas/conversation.ts';

export const toConversation = (stored: StoredConversation): ConversationRow => {
  const { _id, kind, title, picture, createdBy, createdAt, memberCount, rev, metaRev, lastSeq, activityAt } = stored;
  return {
    ...{ id: _id, kind, title, picture, createdBy, createdAt },
    ...{ memberCount, rev, metaRev, lastSeq, activityAt },
  };
};
