import type { Migration } from '../migrate.ts';

/**
 * The first schema. Tables are clustered by what they are read by: messages by (conversation, seq), members by
 * (conversation, user). `messages.counted` is how many messages up to this one count as unread for others, so that an
 * unread number is the difference of two rows however long somebody was away (D7); it never changes after the insert.
 */
export const first: Migration = {
  id: 1,
  name: 'first',
  sql: `
    CREATE TABLE users (
      id TEXT PRIMARY KEY,
      email TEXT NOT NULL,
      email_key TEXT NOT NULL UNIQUE,
      display_name TEXT NOT NULL,
      name_key TEXT NOT NULL,
      status TEXT,
      avatar TEXT,
      password_hash TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      last_seen_at INTEGER
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX users_by_name ON users (name_key, id);
    CREATE INDEX users_by_avatar ON users (avatar) WHERE avatar IS NOT NULL;

    CREATE TABLE search_keys (
      word TEXT NOT NULL,
      user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
      PRIMARY KEY (word, user_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX search_keys_of_user ON search_keys (user_id, word);

    CREATE TABLE sessions (
      id TEXT PRIMARY KEY,
      user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
      device TEXT NOT NULL,
      remember INTEGER NOT NULL,
      generation INTEGER NOT NULL,
      refresh_hash TEXT NOT NULL,
      previous_hash TEXT,
      rotated_at INTEGER NOT NULL,
      confirmed_generation INTEGER NOT NULL,
      created_at INTEGER NOT NULL,
      last_used_at INTEGER NOT NULL,
      expires_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX sessions_of_user ON sessions (user_id, last_used_at);
    CREATE INDEX sessions_by_expiry ON sessions (expires_at);

    CREATE TABLE conversations (
      id TEXT PRIMARY KEY,
      kind TEXT NOT NULL CHECK (kind IN ('direct', 'group')),
      pair TEXT,
      title TEXT,
      picture TEXT,
      created_by TEXT NOT NULL REFERENCES users (id),
      created_at INTEGER NOT NULL,
      member_count INTEGER NOT NULL,
      rev INTEGER NOT NULL,
      meta_rev INTEGER NOT NULL,
      last_seq INTEGER NOT NULL,
      activity_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX conversations_by_pair ON conversations (pair) WHERE pair IS NOT NULL;
    CREATE INDEX conversations_by_picture ON conversations (picture) WHERE picture IS NOT NULL;

    CREATE TABLE members (
      conversation_id TEXT NOT NULL REFERENCES conversations (id),
      user_id TEXT NOT NULL REFERENCES users (id),
      role TEXT NOT NULL CHECK (role IN ('owner', 'member')),
      joined_at INTEGER NOT NULL,
      left_at INTEGER,
      delivered_seq INTEGER NOT NULL,
      read_seq INTEGER NOT NULL,
      rev INTEGER NOT NULL,
      PRIMARY KEY (conversation_id, user_id)
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX members_by_rev ON members (conversation_id, rev);
    CREATE INDEX members_by_joining ON members (conversation_id, joined_at, user_id) WHERE left_at IS NULL;
    CREATE INDEX members_by_delivered ON members (conversation_id, delivered_seq) WHERE left_at IS NULL;
    CREATE INDEX members_by_read ON members (conversation_id, read_seq) WHERE left_at IS NULL;
    CREATE INDEX members_owning ON members (conversation_id) WHERE role = 'owner' AND left_at IS NULL;
    CREATE INDEX members_of_user ON members (user_id) WHERE left_at IS NULL;

    CREATE TABLE messages (
      conversation_id TEXT NOT NULL REFERENCES conversations (id),
      seq INTEGER NOT NULL,
      rev INTEGER NOT NULL,
      id TEXT NOT NULL,
      author_id TEXT NOT NULL REFERENCES users (id),
      client_message_id TEXT,
      counted INTEGER NOT NULL,
      created_at INTEGER NOT NULL,
      content TEXT NOT NULL CHECK (json_valid(content)),
      PRIMARY KEY (conversation_id, seq)
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX messages_by_rev ON messages (conversation_id, rev);
    CREATE UNIQUE INDEX messages_by_client_id ON messages (author_id, client_message_id) WHERE client_message_id IS NOT NULL;

    CREATE TABLE pictures (
      id TEXT PRIMARY KEY,
      kind TEXT NOT NULL CHECK (kind IN ('avatar', 'group', 'photo')),
      owner_id TEXT NOT NULL,
      conversation_id TEXT,
      message_id TEXT,
      width INTEGER NOT NULL,
      height INTEGER NOT NULL,
      color TEXT NOT NULL,
      created_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX pictures_unsent ON pictures (created_at) WHERE kind = 'photo' AND message_id IS NULL;
    CREATE INDEX pictures_avatar ON pictures (created_at) WHERE kind = 'avatar';
    CREATE INDEX pictures_group ON pictures (created_at) WHERE kind = 'group';
  `,
};
