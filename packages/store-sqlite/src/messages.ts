import type { Content } from '@chatter/protocol/content';
import type { ConversationId, MessageId } from '@chatter/protocol/ids';
import type { ConversationRow } from '@chatter/store/conversations';
import type { MessageRow } from '@chatter/store/messages';
import type { Database } from './database.ts';
import type { Draft } from './draft.ts';

const columns = `conversation_id AS conversationId, seq, rev, id, author_id AS authorId,
  client_message_id AS clientMessageId, created_at AS createdAt, content`;

type StoredMessage = Omit<MessageRow, 'content'> & { readonly content: string };

// What is stored went through the schema of its day, and the column holds JSON only; it is handed on as it came.
const toMessage = (row: StoredMessage): MessageRow => ({ ...row, content: JSON.parse(row.content) as Content });

/** A draft at its place. */
export const toMessageRow = (draft: Draft, { seq, rev }: { seq: number; rev: number }): MessageRow => {
  const { id, conversationId, authorId, clientMessageId, content, at } = draft;
  return { id, conversationId, seq, rev, authorId, clientMessageId, content, createdAt: at };
};

export const messageAt = (db: Database, conversationId: ConversationId, seq: number): MessageRow | null => {
  const row = db.get<StoredMessage>(`SELECT ${columns} FROM messages WHERE conversation_id = ? AND seq = ?`, [
    conversationId,
    seq,
  ]);
  return row === undefined ? null : toMessage(row);
};

export const messageById = (
  db: Database,
  { conversationId, id }: { conversationId: ConversationId; id: MessageId },
): MessageRow | null => {
  const row = db.get<StoredMessage>(
    `SELECT ${columns} FROM messages WHERE conversation_id = :conversationId AND id = :id`,
    { conversationId, id },
  );
  return row === undefined ? null : toMessage(row);
};

/** @returns the message that this author has sent under this client id, or null */
export const storedSend = (db: Database, { authorId, clientMessageId }: Draft): MessageRow | null => {
  const row = db.get<StoredMessage>(
    `SELECT ${columns} FROM messages WHERE client_message_id = :clientMessageId AND author_id = :authorId`,
    { authorId, clientMessageId },
  );
  return row === undefined ? null : toMessage(row);
};

/** Messages from one seq to another, both included. */
export const messagesBetween = (db: Database, id: ConversationId, from: number, to: number): MessageRow[] =>
  db
    .all<StoredMessage>(
      `SELECT ${columns} FROM messages WHERE conversation_id = ? AND seq BETWEEN ? AND ? ORDER BY seq`,
      [id, from, to],
    )
    .map(toMessage);

/** The first seq whose message has a higher rev; one past `lastSeq` when none has. Both grow together, so it is halved. */
const firstChangedAfter = (db: Database, id: ConversationId, rev: number, lastSeq: number): number => {
  let [low, high] = [1, lastSeq + 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const found = db.get<{ rev: number }>('SELECT rev FROM messages WHERE conversation_id = ? AND seq = ?', [
      id,
      middle,
    ]);
    if (found !== undefined && found.rev <= rev) low = middle + 1;
    else high = middle;
  }
  return low;
};

export const messagesChangedAfter = (
  db: Database,
  { id, lastSeq }: Pick<ConversationRow, 'id' | 'lastSeq'>,
  rev: number,
  limit: number,
): MessageRow[] => {
  const first = firstChangedAfter(db, id, rev, lastSeq);
  return messagesBetween(db, id, first, first + limit - 1);
};

/** How many messages up to `seq` count as unread for others; system lines do not. */
export const countedUpTo = (db: Database, conversationId: ConversationId, seq: number): number =>
  db.get<{ counted: number }>('SELECT counted FROM messages WHERE conversation_id = ? AND seq = ?', [
    conversationId,
    seq,
  ])?.counted ?? 0;

/**
 * Stores a message at the next seq of its conversation, which the caller moves to it in the same operation.
 * @param counted how many messages up to it count as unread for others
 * @returns false when its author has sent it already: then nothing is stored
 */
export const insertMessage = (db: Database, message: MessageRow, counted: number): boolean => {
  const { conversationId, seq, rev, id, authorId, clientMessageId, createdAt, content } = message;
  const inserted = db.run(
    `INSERT INTO messages (conversation_id, seq, rev, id, author_id, client_message_id, counted, created_at, content)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (client_message_id, author_id) WHERE client_message_id IS NOT NULL DO NOTHING`,
    [conversationId, seq, rev, id, authorId, clientMessageId, counted, createdAt, JSON.stringify(content)],
  );
  return inserted === 1;
};
