import type { MessageStore } from '@chatter/store/messages';
import { pageWindow } from '@chatter/store/page-window';
import { conversationById } from './conversations/conversation-row.ts';
import type { Database } from './database.ts';
import { messagesBetween } from './messages.ts';

type Query = Parameters<MessageStore['page']>[0];
type Answer = Awaited<ReturnType<MessageStore['page']>>;

/** A page of history. */
export const messagePage = (db: Database, { conversationId, at, limit }: Query): Answer => {
  const lastSeq = conversationById(db, conversationId)?.lastSeq ?? 0;
  const { from, to, hasBefore, hasAfter } = pageWindow(at, limit, lastSeq);
  return { messages: messagesBetween(db, conversationId, from, to), hasBefore, hasAfter };
};
