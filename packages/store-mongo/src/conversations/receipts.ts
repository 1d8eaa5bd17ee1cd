import type { UserId } from '@chatter/protocol/ids';
import { limits } from '@chatter/protocol/limits';
import type { ConversationStore, ReceiptRow } from '@chatter/store/conversations';
import { encodeCursor } from '@chatter/store/cursor';
import type { Page } from '@chatter/store/store';
import { toPage } from '@chatter/store/to-page';
import { trusted } from 'mongoose';
import type { Models } from '../models.ts';
import type { StoredMember } from '../schemas/member.ts';
import type { StoredReceipt } from '../schemas/receipt.ts';
import { joinedAfter } from './members.ts';
import { type Ground, readSettled } from './read-settled.ts';

type Query = Parameters<ConversationStore['receiptsOf']>[0];

export const receiptsOf = async (ground: Ground, { id, seq, after, limit }: Query): Promise<Page<ReceiptRow>> => {
  const { models } = ground;
  const from = joinedAfter(after);
  const nothing = { rows: [], next: null };
  if ((await readSettled(ground, id)) === null) return nothing;
  const message = await models.messages.findOne({ conversationId: id, seq }, { authorId: 1 }).lean();
  if (message === null) return nothing;
  const found = await models.members
    .find({
      ...{ conversationId: id, present: true, ...from },
      ...{ joinedSeq: trusted({ $lt: seq }), userId: trusted({ $ne: message.authorId }) },
    })
    .sort({ joinedAt: 1, userId: 1 })
    .limit(limit + 1)
    .lean();
  const { rows, next } = toPage(found, limit, (row) => encodeCursor(row.joinedAt, row.userId));
  // Settled once more: of every position that was read just now, the move that brought it there can be read too.
  const conversation = await readSettled(ground, id);
  const isKept = conversation !== null && conversation.lastSeq - seq < limits.receiptTimesKept;
  const times = isKept ? await timesOf(models, rows, { id, seq }) : null;
  return { rows: rows.map((row) => toReceipt(row, seq, times)), next };
};

interface Times {
  /** The moves that span the message, by `userId kind`. */
  readonly moves: ReadonlyMap<string, number | null>;
  /** When each author first wrote after the message. */
  readonly answers: ReadonlyMap<UserId, number>;
}

const timesOf = async (
  models: Models,
  rows: readonly StoredMember[],
  { id, seq }: Pick<Query, 'id' | 'seq'>,
): Promise<Times> => {
  const userId = trusted({ $in: rows.map((row) => row.userId) });
  const [moves, sent] = await Promise.all([
    models.receipts
      .find({
        ...{ conversationId: id, userId, kind: trusted({ $in: ['d', 'r'] }) },
        ...{ seq: trusted({ $gte: seq }), afterSeq: trusted({ $lt: seq }) },
      })
      .lean(),
    models.messages
      .find({ conversationId: id, seq: trusted({ $gt: seq }), clientMessageId: trusted({ $ne: null }) })
      .select({ authorId: 1, createdAt: 1 })
      .sort({ seq: -1 })
      .lean(),
  ]);
  return {
    moves: new Map(moves.map((move) => [moveKey(move.userId, move.kind), move.at])),
    answers: new Map(sent.map((message) => [message.authorId, message.createdAt])),
  };
};

const moveKey = (userId: UserId, kind: StoredReceipt['kind']): string => `${userId} ${kind}`;

const timeOf = ({ moves, answers }: Times, userId: UserId, kind: StoredReceipt['kind']): number | null => {
  const move = moves.get(moveKey(userId, kind));
  return move === undefined ? (answers.get(userId) ?? null) : move;
};

/** @param times null when they are not kept any more */
const toReceipt = (row: StoredMember, seq: number, times: Times | null): ReceiptRow => {
  const { userId, deliveredSeq, readSeq } = row;
  // A position that no move brought past the message was brought there by sending: appends note no move.
  const at = (position: number, kind: StoredReceipt['kind']): number | null =>
    times === null || position < seq ? null : timeOf(times, userId, kind);
  return { userId, deliveredSeq, readSeq, deliveredAt: at(deliveredSeq, 'd'), readAt: at(readSeq, 'r') };
};
