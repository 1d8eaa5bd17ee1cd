import type { Migration } from '../migrate.ts';

/**
 * Lets a client ask what changed since it last looked, over all its conversations (D6). Every commit takes the next
 * numbers of one counter; a row's `change` is the number at which it last changed, `members.gone_change` the one at
 * which the member left. `epoch` tells this database from every other one, so that a number from elsewhere means nothing.
 */
export const changes: Migration = {
  id: 3,
  name: 'changes',
  sql: `
    CREATE TABLE counter (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      epoch TEXT NOT NULL,
      change INTEGER NOT NULL
    ) STRICT;
    INSERT INTO counter (id, epoch, change) VALUES (1, lower(hex(randomblob(8))), 0);

    ALTER TABLE conversations ADD COLUMN change INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE members ADD COLUMN gone_change INTEGER NOT NULL DEFAULT 0;
    CREATE INDEX members_gone ON members (user_id, gone_change) WHERE left_at IS NOT NULL;
    ALTER TABLE users ADD COLUMN change INTEGER NOT NULL DEFAULT 0;
    CREATE INDEX users_by_change ON users (change) WHERE change > 0;
  `,
};
