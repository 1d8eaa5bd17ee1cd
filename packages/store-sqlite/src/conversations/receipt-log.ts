import { limits } from '@chatter/protocol/limits';
import type { MemberRow } from '@chatter/store/conversations';
import type { Database } from '../database.ts';

// Reading message by message is the rule: looking each time for what may go would cost as much as the note itself.
const dropEvery = 50;

/**
 * Notes the moves from one row of a member to the next. What falls out of the newest messages is dropped in passing, so
 * that a membership never holds many more rows than those messages have positions.
 */
export const logMoves = (db: Database, before: MemberRow, now: MemberRow, moved: { at: number; lastSeq: number }) => {
  logMove(db, now, { kind: 'd', from: before.deliveredSeq, to: now.deliveredSeq, ...moved });
  logMove(db, now, { kind: 'r', from: before.readSeq, to: now.readSeq, ...moved });
};

interface Move {
  readonly kind: 'd' | 'r';
  readonly from: number;
  readonly to: number;
  readonly at: number;
  readonly lastSeq: number;
}

const logMove = (db: Database, { conversationId, userId }: MemberRow, move: Move): void => {
  const { kind, from, to, at, lastSeq } = move;
  const oldest = lastSeq - limits.receiptTimesKept + 1;
  if (to === from || to < oldest) return;
  if (Math.floor(from / dropEvery) < Math.floor(to / dropEvery)) {
    db.run(
      `DELETE FROM receipts
       WHERE conversation_id = :conversationId AND user_id = :userId AND kind = :kind AND seq < :oldest`,
      { conversationId, userId, kind, oldest },
    );
  }
  db.run(
    `INSERT INTO receipts (conversation_id, user_id, kind, seq, after_seq, at)
     VALUES (?, ?, ?, ?, ?, ?)`,
    [conversationId, userId, kind, to, from, at],
  );
};
