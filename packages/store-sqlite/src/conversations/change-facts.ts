import { ChatterError } from '@chatter/protocol/chatter-error';
import type { ConversationStore, GroupChange } from '@chatter/store/conversations';
import type { LineText } from '@chatter/store/line-row';
import type { Database } from '../database.ts';
import { accessGroup } from './access-conversation.ts';
import { concludeChange, noChange } from './group-change.ts';

type Renaming = Parameters<ConversationStore['rename']>[0];
type Picturing = Parameters<ConversationStore['setPicture']>[0];

export const renameGroup = (db: Database, { id, title, line }: Renaming): GroupChange => {
  const { conversation } = accessGroup(db, id, line.actorId);
  if (conversation.title === title) return noChange(conversation);
  const says: LineText = { event: 'title-changed', userIds: [], title };
  return concludeChange(db, conversation, { line, says, facts: { title }, members: 0 });
};

export const setGroupPicture = (db: Database, { id, picture, line }: Picturing): GroupChange => {
  const { conversation } = accessGroup(db, id, line.actorId);
  if (conversation.picture === picture) return noChange(conversation);
  // A picture belongs to one group for good: its members, and nobody else's, may see it.
  const attached = db.run(
    `UPDATE pictures SET conversation_id = :id
     WHERE id = :picture AND kind = 'group' AND (conversation_id IS NULL OR conversation_id = :id)`,
    { id, picture },
  );
  if (attached === 0) throw new ChatterError('NOT_FOUND');
  const says: LineText = { event: 'picture-changed', userIds: [] };
  return concludeChange(db, conversation, { line, says, facts: { picture }, members: 0 });
};
