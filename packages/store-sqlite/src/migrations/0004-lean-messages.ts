import type { Migration } from '../migrate.ts';

/**
 * Makes a message cheap to store. Ids and client ids of our own making grow with time, so an index that begins with
 * them takes all new entries at its end, where one that began with the conversation or the author touched a page for
 * each. What changed after a `rev` needs no index: `rev` grows with `seq` as long as no message changes later.
 */
export const leanMessages: Migration = {
  id: 4,
  name: 'lean messages',
  sql: `
    DROP INDEX messages_by_rev;
    DROP INDEX messages_by_id;
    DROP INDEX messages_by_client_id;
    CREATE UNIQUE INDEX messages_by_id ON messages (id);
    CREATE UNIQUE INDEX messages_by_client_id ON messages (client_message_id, author_id) WHERE client_message_id IS NOT NULL;
  `,
};
