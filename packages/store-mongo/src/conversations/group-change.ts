import { ChatterError } from '@chatter/protocol/chatter-error';
import type { UserId } from '@chatter/protocol/ids';
import type { ConversationRow, GroupChange, LineDraft } from '@chatter/store/conversations';
import { type LineText, lineRow } from '@chatter/store/line-row';
import { toStoredMessage } from '../message-row.ts';
import type { StoredMember } from '../schemas/member.ts';
import { toConversation } from './conversation-row.ts';
import type { Draft } from './draft.ts';
import { toMember } from './member-row.ts';

interface Change {
  readonly line: LineDraft;
  readonly says: LineText;
  readonly facts: Partial<Pick<ConversationRow, 'title' | 'picture' | 'memberCount'>>;
  /** The member rows that changed, with the revs right after that of the conversation, in order. */
  readonly members: readonly StoredMember[];
}

/**
 * Ends a change of a group: its line takes the next seq and the last rev. So the line's rev is the conversation's, and
 * the revs of one change follow each other without a hole: members first, then the line.
 */
export const concludeChange = (draft: Draft, { line, says, facts, members }: Change): GroupChange => {
  const before = draft.conversation;
  const rev = before.rev + members.length + 1;
  const row = lineRow(line, says, { conversationId: before._id, seq: before.lastSeq + 1, rev });
  for (const member of members) draft.putMember(member);
  draft.putMessage(toStoredMessage(row, before.counted));
  draft.conversation = {
    ...before,
    ...facts,
    ...{ rev, metaRev: rev, lastSeq: row.seq, lastMessageId: row.id },
    activityAt: Math.max(before.activityAt, line.at),
  };
  return { conversation: toConversation(draft.conversation), line: row, members: members.map(toMember) };
};

/** What a change of a group answers that had nothing to change. */
export const noChange = (draft: Draft): GroupChange => ({
  ...{ conversation: toConversation(draft.conversation), line: null, members: [] },
});

/** @throws NOT_FOUND unless it is a group and the user is present */
export const accessGroup = (draft: Draft, userId: UserId): StoredMember => {
  const me = draft.present(userId);
  if (me === null || draft.conversation.kind !== 'group') throw new ChatterError('NOT_FOUND');
  return me;
};
