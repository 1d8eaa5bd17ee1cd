import { ChatterError } from '@chatter/protocol/chatter-error';
import type { ConversationId, UserId } from '@chatter/protocol/ids';
import type { ConversationStore, GroupChange } from '@chatter/store/conversations';
import type { Database } from '../database.ts';
import { accessGroup } from './access-conversation.ts';
import { concludeChange } from './group-change.ts';
import { makeOwner, presentMember } from './member-row.ts';

type Change = Parameters<ConversationStore['removeMember']>[0];

export const removeMember = (db: Database, { id, userId, line }: Change): GroupChange => {
  const { conversation, me } = accessGroup(db, id, line.actorId);
  if (presentMember(db, { id, userId }) === null) throw new ChatterError('NOT_FOUND');
  const leaves = userId === line.actorId;
  if (!leaves && me.role !== 'owner') throw new ChatterError('NOT_ALLOWED');
  db.run(
    `UPDATE members SET left_at = :at, rev = :rev, gone_change = :change
     WHERE conversation_id = :id AND user_id = :userId`,
    { id, userId, at: line.at, rev: conversation.rev + 1, change: db.changes.next() },
  );
  const heir = heirOf(db, id);
  if (heir !== null) makeOwner(db, id, heir, conversation.rev + 2);
  return concludeChange(db, conversation, {
    line,
    says: leaves ? { event: 'member-left', userIds: [] } : { event: 'member-removed', userIds: [userId] },
    facts: { memberCount: conversation.memberCount - 1 },
    members: heir === null ? 1 : 2,
  });
};

/** Whoever has been there longest, when no owner is left. */
const heirOf = (db: Database, id: ConversationId): UserId | null => {
  const owner = db.get(
    `SELECT 1 FROM members WHERE conversation_id = :id AND role = 'owner' AND left_at IS NULL LIMIT 1`,
    { id },
  );
  if (owner !== undefined) return null;
  const eldest = db.get<{ userId: UserId }>(
    `SELECT user_id AS userId FROM members WHERE conversation_id = :id AND left_at IS NULL
     ORDER BY joined_at, user_id LIMIT 1`,
    { id },
  );
  return eldest?.userId ?? null;
};
