import { ChatterError } from '@chatter/protocol/chatter-error';
import type { ConversationId, UserId } from '@chatter/protocol/ids';
import type { ConversationStore, GroupChange } from '@chatter/store/conversations';
import type { LineText } from '@chatter/store/line-row';
import type { Database } from '../database.ts';
import { accessGroup } from './access-conversation.ts';
import { concludeChange, noChange } from './group-change.ts';
import { insertMembers } from './member-row.ts';

type Change = Parameters<ConversationStore['addMembers']>[0];

export const addMembers = (db: Database, { id, userIds, limit, line }: Change): GroupChange => {
  const { conversation } = accessGroup(db, id, line.actorId);
  const added = withoutPresent(db, id, userIds);
  if (added.length === 0) return noChange(conversation);
  const memberCount = conversation.memberCount + added.length;
  if (memberCount > limit) throw new ChatterError('GROUP_FULL');
  insertMembers(db, {
    conversationId: id,
    userIds: added,
    at: line.at,
    seq: conversation.lastSeq + 1,
    rev: conversation.rev,
  });
  const says: LineText = { event: 'members-added', userIds: added };
  return concludeChange(db, conversation, { line, says, facts: { memberCount }, members: added.length });
};

const withoutPresent = (db: Database, id: ConversationId, userIds: readonly UserId[]): UserId[] => {
  const present = db.all<{ userId: UserId }>(
    `SELECT user_id AS userId FROM members
     WHERE conversation_id = :id AND left_at IS NULL AND user_id IN (SELECT value FROM json_each(:userIds))`,
    { id, userIds: JSON.stringify(userIds) },
  );
  const known = new Set(present.map((row) => row.userId));
  return [...new Set(userIds)].filter((userId) => !known.has(userId));
};
