import type { Migration } from '../migrate.ts';

/**
 * Says when messages were received and read. A row of `receipts` is one move of one position of one member, from where
 * it stood (`after_seq`) to where it went (`seq`): a message was reached by the one row that spans it, so rows may be
 * removed without another one ever answering for them. What was reached before this schema has a row without a time.
 * `members.joined_seq` is the line that brought the member in: whatever lies before it was never sent to them.
 */
export const receipts: Migration = {
  id: 2,
  name: 'receipts',
  sql: `
    CREATE TABLE receipts (
      conversation_id TEXT NOT NULL REFERENCES conversations (id),
      user_id TEXT NOT NULL REFERENCES users (id),
      kind TEXT NOT NULL CHECK (kind IN ('d', 'r')),
      seq INTEGER NOT NULL,
      after_seq INTEGER NOT NULL,
      at INTEGER,
      PRIMARY KEY (conversation_id, user_id, kind, seq)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO receipts (conversation_id, user_id, kind, seq, after_seq, at)
      SELECT conversation_id, user_id, 'd', delivered_seq, 0, NULL FROM members WHERE delivered_seq > 0
      UNION ALL
      SELECT conversation_id, user_id, 'r', read_seq, 0, NULL FROM members WHERE read_seq > 0;

    ALTER TABLE members ADD COLUMN joined_seq INTEGER NOT NULL DEFAULT 0;
    UPDATE members SET joined_seq = line.seq
      FROM (SELECT conversation_id, created_at, max(seq) AS seq FROM messages
            WHERE content ->> '$.kind' = 'system' AND content ->> '$.event' IN ('group-created', 'members-added')
            GROUP BY conversation_id, created_at) AS line
      WHERE line.conversation_id = members.conversation_id AND line.created_at = members.joined_at;

    CREATE UNIQUE INDEX messages_by_id ON messages (conversation_id, id);
  `,
};
