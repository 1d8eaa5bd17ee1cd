import { ChatterError } from '@chatter/protocol/chatter-error';
import type { ConversationRow, ConversationStore } from '@chatter/store/conversations';
import type { Database } from '../database.ts';
import { conversationColumns, insertConversation } from './conversation-row.ts';
import { insertMembers } from './member-row.ts';

type Start = Parameters<ConversationStore['openDirect']>[0];

export const openDirect = (db: Database, start: Start): { conversation: ConversationRow; created: boolean } => {
  if (start.by === start.with) throw new ChatterError('NOT_ALLOWED');
  const pair = [start.by, start.with].sort().join(':');
  const there = db.get<ConversationRow>(`SELECT ${conversationColumns} FROM conversations WHERE pair = :pair`, {
    pair,
  });
  if (there !== undefined) return { conversation: there, created: false };
  const conversation: ConversationRow = {
    id: start.id,
    kind: 'direct',
    title: null,
    picture: null,
    createdBy: start.by,
    createdAt: start.at,
    memberCount: 2,
    rev: 2,
    metaRev: 2,
    lastSeq: 0,
    activityAt: start.at,
  };
  insertConversation(db, conversation, pair);
  insertMembers(db, { conversationId: start.id, userIds: [start.by, start.with], at: start.at, seq: 0, rev: 0 });
  return { conversation, created: true };
};
