import type { ConversationStore, MemberRow } from '@chatter/store/conversations';
import type { Database } from '../database.ts';
import { accessConversation } from './access-conversation.ts';
import { saveConversation } from './conversation-row.ts';
import { moveMember } from './member-row.ts';
import { logMoves } from './receipt-log.ts';

type Change = Parameters<ConversationStore['mark']>[0];

export const mark = (db: Database, change: Change): { member: MemberRow; moved: boolean; rev: number } => {
  const { conversation, me } = accessConversation(db, change.id, change.userId);
  const upTo = (seq: number): number => Math.min(seq, conversation.lastSeq);
  const readSeq = Math.max(me.readSeq, upTo(change.readSeq));
  const deliveredSeq = Math.max(me.deliveredSeq, upTo(change.deliveredSeq), readSeq);
  if (readSeq === me.readSeq && deliveredSeq === me.deliveredSeq) {
    return { member: me, moved: false, rev: conversation.rev };
  }
  const rev = conversation.rev + 1;
  const member = { ...me, deliveredSeq, readSeq, rev };
  moveMember(db, member);
  logMoves(db, me, member, { at: change.at, lastSeq: conversation.lastSeq });
  saveConversation(db, { ...conversation, rev });
  return { member, moved: true, rev };
};
