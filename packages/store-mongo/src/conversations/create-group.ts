import type { ConversationRow, ConversationStore, GroupChange } from '@chatter/store/conversations';
import type { StoredConversation } from '../schemas/conversation.ts';
import { Draft } from './draft.ts';
import { concludeChange } from './group-change.ts';
import { newMember } from './member-row.ts';
import { insertConversation, nothingKnown } from './new-conversation.ts';
import type { Ground } from './read-settled.ts';

type Start = Parameters<ConversationStore['createGroup']>[0];

/** A group with everything that is to be written of it. */
const draftGroup = (start: Start, token: string): { stored: StoredConversation; change: GroupChange } => {
  const { id, title, ownerId, memberIds, line } = start;
  const userIds = [...new Set([ownerId, ...memberIds])];
  const empty: Omit<ConversationRow, 'id'> = {
    ...{ kind: 'group', title, picture: null, createdBy: ownerId, createdAt: line.at },
    ...{ memberCount: userIds.length, rev: 0, metaRev: 0, lastSeq: 0, activityAt: line.at },
  };
  const draft = new Draft(
    {
      ...{ _id: id, ...empty, pair: null, lastMessageId: null, counted: 0, change: 0, recent: [] },
      lowest: { deliveredSeq: 1, readSeq: 1 },
    },
    nothingKnown,
  );
  const change = concludeChange(draft, {
    line,
    says: { event: 'group-created', userIds: [], title },
    facts: {},
    members: userIds.map((userId, at) =>
      newMember({
        ...{ conversationId: id, userId, at: line.at, seq: 1, counted: 0, rev: at + 1 },
        role: userId === ownerId ? 'owner' : 'member',
      }),
    ),
  });
  return { change, stored: { ...draft.conversation, recent: [token], pending: draft.toIntent(token) } };
};

export const createGroup = async (ground: Ground, start: Start, token: string): Promise<GroupChange> => {
  const { stored, change } = draftGroup(start, token);
  if (!(await insertConversation(ground, stored))) throw new Error('A conversation with this id is there already.');
  return change;
};
