import type { ConversationRow, GroupChange, LineDraft } from '@chatter/store/conversations';
import { type LineText, lineRow } from '@chatter/store/line-row';
import type { Database } from '../database.ts';
import { countedUpTo, insertMessage } from '../messages.ts';
import { saveConversation } from './conversation-row.ts';
import { membersChangedAfter } from './member-row.ts';

interface Change {
  readonly line: LineDraft;
  readonly says: LineText;
  readonly facts: Partial<Pick<ConversationRow, 'title' | 'picture' | 'memberCount'>>;
  /** How many member rows were written; they took the revs right after that of `before`. */
  readonly members: number;
}

/**
 * Ends a change of a group: its line takes the next seq and the last rev. So the line's rev is the conversation's, and
 * the revs of one change follow each other without a hole: members first, then the line.
 */
export const concludeChange = (db: Database, before: ConversationRow, change: Change): GroupChange => {
  const rev = before.rev + change.members + 1;
  const line = lineRow(change.line, change.says, { conversationId: before.id, seq: before.lastSeq + 1, rev });
  const conversation: ConversationRow = {
    ...before,
    ...change.facts,
    rev,
    metaRev: rev,
    lastSeq: line.seq,
    activityAt: Math.max(before.activityAt, line.createdAt),
  };
  // A line counts as unread for nobody.
  insertMessage(db, line, countedUpTo(db, before.id, before.lastSeq));
  saveConversation(db, conversation);
  return { conversation, line, members: membersChangedAfter(db, before.id, before.rev, change.members) };
};

/** What a change of a group answers that had nothing to change. */
export const noChange = (conversation: ConversationRow): GroupChange => ({ conversation, line: null, members: [] });
