import { ChatterError } from '@chatter/protocol/chatter-error';
import type { ConversationStore, GroupChange } from '@chatter/store/conversations';
import type { StoredMember } from '../schemas/member.ts';
import type { Draft } from './draft.ts';
import { accessGroup, concludeChange } from './group-change.ts';
import type { Operation } from './operation.ts';

type Change = Parameters<ConversationStore['removeMember']>[0];

export const removeMember = (change: Change): Operation<GroupChange> => ({
  id: change.id,
  needs: { users: [change.line.actorId, change.userId], leaver: change.userId },
  decide: (draft) => decide(draft, change),
});

const decide = (draft: Draft, { userId, line }: Change): GroupChange => {
  const me = accessGroup(draft, line.actorId);
  const leaver = draft.present(userId);
  if (leaver === null) throw new ChatterError('NOT_FOUND');
  const leaves = userId === line.actorId;
  if (!leaves && me.role !== 'owner') throw new ChatterError('NOT_ALLOWED');
  const { memberCount, rev } = draft.conversation;
  const gone: StoredMember = { ...leaver, leftAt: line.at, present: false, rev: rev + 1 };
  // Whoever has been there longest, when no owner is left.
  const heir = draft.facts.otherOwner === null ? draft.facts.eldestOther : null;
  draft.gone = true;
  return concludeChange(draft, {
    line,
    says: leaves ? { event: 'member-left', userIds: [] } : { event: 'member-removed', userIds: [userId] },
    facts: { memberCount: memberCount - 1 },
    members: heir === null ? [gone] : [gone, { ...heir, role: 'owner', rev: rev + 2 }],
  });
};
