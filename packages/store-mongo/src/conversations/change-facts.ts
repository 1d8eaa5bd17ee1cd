import { ChatterError } from '@chatter/protocol/chatter-error';
import type { ConversationStore, GroupChange } from '@chatter/store/conversations';
import type { Draft } from './draft.ts';
import { accessGroup, concludeChange, noChange } from './group-change.ts';
import type { Operation } from './operation.ts';

type Renaming = Parameters<ConversationStore['rename']>[0];
type Picturing = Parameters<ConversationStore['setPicture']>[0];

export const renameGroup = ({ id, title, line }: Renaming): Operation<GroupChange> => ({
  id,
  needs: { users: [line.actorId] },
  decide: (draft) => {
    accessGroup(draft, line.actorId);
    if (draft.conversation.title === title) return noChange(draft);
    const says = { event: 'title-changed' as const, userIds: [], title };
    return concludeChange(draft, { line, says, facts: { title }, members: [] });
  },
});

export const setGroupPicture = (change: Picturing): Operation<GroupChange> => ({
  id: change.id,
  needs: { users: [change.line.actorId], picture: { id: change.picture, line: change.line } },
  decide: (draft) => decidePicture(draft, change),
});

const decidePicture = (draft: Draft, { picture, line }: Picturing): GroupChange => {
  accessGroup(draft, line.actorId);
  if (draft.conversation.picture === picture) return noChange(draft);
  if (!draft.facts.pictures.has(picture)) throw new ChatterError('NOT_FOUND');
  draft.pictures.push(picture);
  const says = { event: 'picture-changed' as const, userIds: [] };
  return concludeChange(draft, { line, says, facts: { picture }, members: [] });
};
