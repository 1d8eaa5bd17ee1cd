import { ChatterError } from '@chatter/protocol/chatter-error';
import type { ConversationStore, GroupChange } from '@chatter/store/conversations';
import type { Draft } from './draft.ts';
import { accessGroup, concludeChange, noChange } from './group-change.ts';
import { newMember } from './member-row.ts';
import type { Operation } from './operation.ts';

type Change = Parameters<ConversationStore['addMembers']>[0];

export const addMembers = (change: Change): Operation<GroupChange> => ({
  id: change.id,
  needs: { users: [change.line.actorId], joiners: change.userIds },
  decide: (draft) => decide(draft, change),
});

const decide = (draft: Draft, { id, userIds, limit, line }: Change): GroupChange => {
  accessGroup(draft, line.actorId);
  const added = [...new Set(userIds)].filter((userId) => draft.present(userId) === null);
  if (added.length === 0) return noChange(draft);
  const { memberCount, lastSeq, rev, counted } = draft.conversation;
  if (memberCount + added.length > limit) throw new ChatterError('GROUP_FULL');
  return concludeChange(draft, {
    line,
    says: { event: 'members-added', userIds: added },
    facts: { memberCount: memberCount + added.length },
    members: added.map((userId, at) =>
      newMember({ conversationId: id, userId, at: line.at, seq: lastSeq + 1, counted, rev: rev + 1 + at }),
    ),
  });
};
