import type { Message } from '@chatter/protocol/message';
import type { MessageRow } from '@chatter/store/messages';

/** A message as it leaves the server: named fields only, so that a column added to the row stays inside. */
export const toMessage = (row: MessageRow): Message => ({
  id: row.id,
  conversationId: row.conversationId,
  seq: row.seq,
  rev: row.rev,
  authorId: row.authorId,
  clientMessageId: row.clientMessageId,
  content: row.content,
  createdAt: row.createdAt,
});
