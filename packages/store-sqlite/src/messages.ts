import type { Content } from '@chatter/protocol/content';
import type { ConversationId, MessageId } from '@chatter/protocol/ids';
import type { ConversationRow } from '@chatter/store/conversations';
import type { MessageRow } from '@chatter/store/messages';
import type { Database } from './database.ts';
import { type Draft, keyOf } from './draft.ts';

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

const sends = `SELECT ${columns}
  FROM (SELECT value ->> 0 AS author, value ->> 1 AS client FROM json_each(:keys)) CROSS JOIN messages
    ON client_message_id = client AND author_id = author`;

/** @returns which of these sends are stored already, by author and client id */
export const storedSends = (db: Database, drafts: readonly Draft[]): Map<string, MessageRow> => {
  const keys = JSON.stringify(drafts.map((draft) => [draft.authorId, draft.clientMessageId]));
  const rows = db.all<StoredMessage>(sends, { keys }).map(toMessage);
  return new Map(rows.map((row) => [keyOf(row.authorId, row.clientMessageId ?? ''), row]));
};

/** Messages from one seq to another, both included. */
export const messagesBetween = (db: Database, id: ConversationId, from: number, to: number): MessageRow[] =>
  db
    .all<StoredMessage>(
      `SELECT ${columns} FROM messages WHERE conversation_id = :id AND seq BETWEEN :from AND :to ORDER BY seq`,
      { id, from, to },
    )
    .map(toMessage);

/** The first seq whose message has a higher rev; one past `lastSeq` when none has. Both grow together, so it is halved. */
const firstChangedAfter = (db: Database, id: ConversationId, rev: number, lastSeq: number): number => {
  let [low, high] = [1, lastSeq + 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const found = db.get<{ rev: number }>('SELECT rev FROM messages WHERE conversation_id = :id AND seq = :middle', {
      id,
      middle,
    });
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
  db.get<{ counted: number }>('SELECT counted FROM messages WHERE conversation_id = :conversationId AND seq = :seq', {
    conversationId,
    seq,
  })?.counted ?? 0;

/** A message to be stored at the next seq, with the count up to it. */
export interface NewMessage {
  readonly message: MessageRow;
  readonly counted: number;
}

/** Stores messages at the next seqs of their conversations; the caller moves these to them in the same operation. */
export const insertMessages = (db: Database, added: readonly NewMessage[]): void => {
  if (added.length === 0) return;
  const rows = added.map(({ message: m, counted }) => [
    ...[m.conversationId, m.seq, m.rev, m.id, m.authorId, m.clientMessageId, counted, m.createdAt],
    JSON.stringify(m.content),
  ]);
  db.run(
    `INSERT INTO messages (conversation_id, seq, rev, id, author_id, client_message_id, counted, created_at, content)
     SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7, value ->> 8
     FROM json_each(:rows)`,
    { rows: JSON.stringify(rows) },
  );
};

/** Stores one message at the next seq; system lines are not counted. */
export const insertMessage = (db: Database, message: MessageRow): void => {
  const counted = countedUpTo(db, message.conversationId, message.seq - 1);
  insertMessages(db, [{ message, counted: counted + (message.content.kind === 'system' ? 0 : 1) }]);
};
