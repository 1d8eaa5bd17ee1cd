import type { Migration } from '../migrate.ts';

/**
 * Makes it cheap to move a position, which every message does for its author. In a conversation of few the lowest
 * position and what changed after a `rev` are found by reading all of its members, so that their rows need no index;
 * `many` marks the rows of a conversation that has had more members than that, and only these are in the indexes.
 */
export const leanMembers: Migration = {
  id: 5,
  name: 'lean members',
  sql: `
    ALTER TABLE members ADD COLUMN many INTEGER NOT NULL DEFAULT 0;
    UPDATE members SET many = 1 WHERE conversation_id IN
      (SELECT conversation_id FROM members GROUP BY conversation_id HAVING count(*) > 64);
    DROP INDEX members_by_rev;
    DROP INDEX members_by_delivered;
    DROP INDEX members_by_read;
    CREATE UNIQUE INDEX members_by_rev ON members (conversation_id, rev) WHERE many = 1;
    CREATE INDEX members_by_delivered ON members (conversation_id, delivered_seq) WHERE many = 1 AND left_at IS NULL;
    CREATE INDEX members_by_read ON members (conversation_id, read_seq) WHERE many = 1 AND left_at IS NULL;
  `,
};
