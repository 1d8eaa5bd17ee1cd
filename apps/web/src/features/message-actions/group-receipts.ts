import type { Receipt } from '@chatter/protocol/conversation';
import type { UserId } from '@chatter/protocol/ids';
import type { TextId } from '../../text/t.ts';

export interface ReceiptLine {
  readonly userId: UserId;
  /** Null when it has not happened, or so long ago that the time is not kept. */
  readonly at: number | null;
}

export interface ReceiptGroup {
  readonly title: TextId;
  readonly lines: readonly ReceiptLine[];
}

const latestFirst = (one: ReceiptLine, other: ReceiptLine): number => (other.at ?? 0) - (one.at ?? 0);

/** Everybody once, under the farthest that the message has come with them; groups without anybody are left out. */
export const groupReceipts = (receipts: readonly Receipt[], seq: number): readonly ReceiptGroup[] => {
  const read: ReceiptLine[] = [];
  const delivered: ReceiptLine[] = [];
  const waiting: ReceiptLine[] = [];
  for (const { userId, readSeq, readAt, deliveredSeq, deliveredAt } of receipts) {
    if (readSeq >= seq) read.push({ userId, at: readAt });
    else if (deliveredSeq >= seq) delivered.push({ userId, at: deliveredAt });
    else waiting.push({ userId, at: null });
  }
  const groups: ReceiptGroup[] = [
    { title: 'message.readBy', lines: read.sort(latestFirst) },
    { title: 'message.deliveredTo', lines: delivered.sort(latestFirst) },
    { title: 'message.waitingFor', lines: waiting },
  ];
  return groups.filter(({ lines }) => lines.length > 0);
};
