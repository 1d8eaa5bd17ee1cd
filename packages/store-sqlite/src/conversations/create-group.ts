import type { ConversationRow, ConversationStore, GroupChange } from '@chatter/store/conversations';
import type { LineText } from '@chatter/store/line-row';
import type { Database } from '../database.ts';
import { insertConversation } from './conversation-row.ts';
import { concludeChange } from './group-change.ts';
import { insertMembers, makeOwner } from './member-row.ts';

type Start = Parameters<ConversationStore['createGroup']>[0];

export const createGroup = (db: Database, { id, title, ownerId, memberIds, line }: Start): GroupChange => {
  const userIds = [...new Set([ownerId, ...memberIds])];
  const empty: ConversationRow = {
    id,
    kind: 'group',
    title,
    picture: null,
    createdBy: ownerId,
    createdAt: line.at,
    memberCount: userIds.length,
    rev: 0,
    metaRev: 0,
    lastSeq: 0,
    activityAt: line.at,
  };
  insertConversation(db, empty, null);
  insertMembers(db, { conversationId: id, userIds, at: line.at, seq: 1, rev: 0 });
  makeOwner(db, id, ownerId, 1);
  const says: LineText = { event: 'group-created', userIds: [], title };
  return concludeChange(db, empty, { line, says, facts: {}, members: userIds.length });
};
