import type { Content } from '@chatter/protocol/content';
import type { ClientMessageId, ConversationId, MessageId, UserId } from '@chatter/protocol/ids';
import type { MessageRow } from '@chatter/store/messages';
import type { Database } from './database.ts';

const columns = `conversation_id AS conversationId, seq, rev, id, author_id AS authorId,
  client_message_id AS clientMessageId, created_at AS createdAt, content`;

type StoredMessage = Omit<MessageRow, 'content'> & { readonly content: string };

// What is stored went through the schema of its day, and the column holds JSON only; it is handed on as it came.
const toMessage = (row: StoredMessage): MessageRow => ({ ...row, content: JSON.parse(row.content) as Content });

export const messageAt = (db: Database, conversationId: ConversationId, seq: number): MessageRow | null => {
  const row = db.get<StoredMessage>(
    `SELECT ${columns} FROM messages WHERE conversation_id = :conversationId AND seq = :seq`,
    { conversationId, seq },
  );
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

export const messageByClientId = (
  db: Database,
  authorId: UserId,
  clientMessageId: ClientMessageId,
): MessageRow | null => {
  const row = db.get<StoredMessage>(
    `SELECT ${columns} FROM messages WHERE author_id = :authorId AND client_message_id = :clientMessageId`,
    { authorId, clientMessageId },
  );
  return row === undefined ? null : toMessage(row);
};

/** Messages from one seq to another, both included. */
export const messagesBetween = (db: Database, id: ConversationId, from: number, to: number): MessageRow[] =>
  db
    .all<StoredMessage>(
      `SELECT ${columns} FROM messages WHERE conversation_id = :id AND seq BETWEEN :from AND :to ORDER BY seq`,
      { id, from, to },
    )
    .map(toMessage);

export const messagesChangedAfter = (db: Database, id: ConversationId, rev: number, limit: number): MessageRow[] =>
  db
    .all<StoredMessage>(
      `SELECT ${columns} FROM messages WHERE conversation_id = :id AND rev > :rev ORDER BY rev LIMIT :limit`,
      { id, rev, limit },
    )
    .map(toMessage);

/** How many messages up to `seq` count as unread for others; system lines do not. */
export const countedUpTo = (db: Database, conversationId: ConversationId, seq: number): number =>
  db.get<{ counted: number }>('SELECT counted FROM messages WHERE conversation_id = :conversationId AND seq = :seq', {
    conversationId,
    seq,
  })?.counted ?? 0;

/** Stores a message at the next seq; the caller moves the conversation to it in the same operation. */
export const insertMessage = (db: Database, message: MessageRow): void => {
  const { conversationId, seq, content } = message;
  db.run(
    `INSERT INTO messages (conversation_id, seq, rev, id, author_id, client_message_id, counted, created_at, content)
     VALUES (:conversationId, :seq, :rev, :id, :authorId, :clientMessageId, :counted, :createdAt, :content)`,
    {
      ...message,
      content: JSON.stringify(content),
      counted: countedUpTo(db, conversationId, seq - 1) + (content.kind === 'system' ? 0 : 1),
    },
  );
};
