import type { UserId } from '@chatter/protocol/ids';
import { limits } from '@chatter/protocol/limits';
import type { ConversationStore, ReceiptRow } from '@chatter/store/conversations';
import { decodeCursor, encodeCursor } from '@chatter/store/cursor';
import type { Page } from '@chatter/store/store';
import { toPage } from '@chatter/store/to-page';
import type { Database } from '../database.ts';
import { messageAt } from '../messages.ts';
import { conversationById } from './conversation-row.ts';

type Query = Parameters<ConversationStore['receiptsOf']>[0];

interface FoundRow extends Omit<ReceiptRow, 'deliveredAt' | 'readAt'> {
  readonly joinedAt: number;
  readonly deliveredFrom: number | null;
  readonly deliveredAt: number | null;
  readonly readFrom: number | null;
  readonly readAt: number | null;
}

// Moves do not overlap: if any spans the message, it is the first that ends at or past it.
const firstMove = (kind: 'd' | 'r', column: 'after_seq' | 'at'): string =>
  `(SELECT ${column} FROM receipts AS r WHERE r.conversation_id = m.conversation_id AND r.user_id = m.user_id
    AND r.kind = '${kind}' AND r.seq >= :seq ORDER BY r.seq LIMIT 1)`;

const receivers = `SELECT m.user_id AS userId, m.joined_at AS joinedAt, m.delivered_seq AS deliveredSeq,
    m.read_seq AS readSeq, ${firstMove('d', 'after_seq')} AS deliveredFrom, ${firstMove('d', 'at')} AS deliveredAt,
    ${firstMove('r', 'after_seq')} AS readFrom, ${firstMove('r', 'at')} AS readAt
  FROM members AS m
  WHERE m.conversation_id = :id AND m.left_at IS NULL AND (m.joined_at, m.user_id) > (:at, :userId)
    AND m.joined_seq < :seq AND m.user_id <> :author
  ORDER BY m.joined_at, m.user_id LIMIT :limit`;

export const receiptsOf = (db: Database, { id, seq, after, limit }: Query): Page<ReceiptRow> => {
  const message = messageAt(db, id, seq);
  const conversation = conversationById(db, id);
  if (message === null || conversation === null) return { rows: [], next: null };
  const place = after === null ? { key: -1, id: '' } : decodeCursor('number', after);
  const found = db.all<FoundRow>(receivers, {
    ...{ id, seq, author: message.authorId, at: place.key, userId: place.id, limit: limit + 1 },
  });
  const { rows, next } = toPage(found, limit, (row) => encodeCursor(row.joinedAt, row.userId));
  const isKept = conversation.lastSeq - seq < limits.receiptTimesKept;
  const answeredAt = isKept ? firstAnswers(db, id, seq) : null;
  return { rows: rows.map((row) => toReceipt(row, seq, answeredAt)), next };
};

/** @param answeredAt when each author first wrote after the message; null when times are not kept any more */
const toReceipt = (row: FoundRow, seq: number, answeredAt: ReadonlyMap<UserId, number> | null): ReceiptRow => {
  const { userId, deliveredSeq, readSeq } = row;
  if (answeredAt === null) return { userId, deliveredSeq, readSeq, deliveredAt: null, readAt: null };
  // A position that no move brought past the message was brought there by sending: appends do not write to the log.
  const answered = answeredAt.get(userId) ?? null;
  const at = (position: number, from: number | null, moved: number | null): number | null =>
    position < seq ? null : from !== null && from < seq ? moved : answered;
  return {
    ...{ userId, deliveredSeq, readSeq },
    deliveredAt: at(deliveredSeq, row.deliveredFrom, row.deliveredAt),
    readAt: at(readSeq, row.readFrom, row.readAt),
  };
};

/** When each author sent their first message after a seq that is among the newest: one short walk for all of them. */
const firstAnswers = (db: Database, id: Query['id'], seq: number): ReadonlyMap<UserId, number> => {
  const sent = db.all<{ userId: UserId; at: number }>(
    `SELECT author_id AS userId, created_at AS at FROM messages
     WHERE conversation_id = :id AND seq > :seq AND client_message_id IS NOT NULL ORDER BY seq DESC`,
    { id, seq },
  );
  return new Map(sent.map(({ userId, at }) => [userId, at]));
};
