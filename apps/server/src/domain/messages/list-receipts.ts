import type { Receipt } from '@chatter/protocol/conversation';
import { limits } from '@chatter/protocol/limits';
import type { RouteAnswer, RouteParams, RouteQuery } from '@chatter/protocol/route';
import type { listReceipts as route } from '@chatter/protocol/routes/messages';
import type { ReceiptRow } from '@chatter/store/conversations';
import { accessMessage } from '../../access/access-message.ts';
import type { Caller } from '../caller.ts';
import type { Context } from '../context.ts';
import { toUsers } from '../people/to-users.ts';

const toReceipt = ({ userId, deliveredSeq, readSeq, deliveredAt, readAt }: ReceiptRow): Receipt => ({
  userId,
  deliveredSeq,
  readSeq,
  deliveredAt,
  readAt,
});

/** Who has received and read a message, and when. @throws NOT_FOUND unless the caller is a member */
export const listReceipts = async (
  context: Context,
  caller: Caller,
  { conversationId, messageId }: RouteParams<typeof route>,
  query: RouteQuery<typeof route>,
): Promise<RouteAnswer<typeof route>> => {
  const message = await accessMessage(context, caller, conversationId, messageId);
  const page = await context.store.conversations.receiptsOf({
    id: conversationId,
    seq: message.seq,
    after: query.after ?? null,
    limit: query.limit ?? limits.pageSize,
  });
  return {
    receipts: page.rows.map(toReceipt),
    users: await toUsers(
      context,
      page.rows.map((row) => row.userId),
    ),
    next: page.next,
  };
};
