// @ts-check
import path from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';

/**
 * Fills a conversation by SQL, while no server runs: a million sends would take longer than everything that is measured.
 * @param {string} folder of the data @param {string} conversationId @param {number} count messages that it holds afterwards
 */
export const fillHistory = (folder, conversationId, count) => {
  const db = new DatabaseSync(path.join(folder, 'chatter.db'));
  const conversation = /** @type {{ last_seq: number, rev: number, created_by: string }} */ (
    db.prepare('SELECT last_seq, rev, created_by FROM conversations WHERE id = :id').get({ id: conversationId })
  );
  const { last_seq: start, rev, created_by: author } = conversation;
  const at = Date.now() - count * 1_000;
  db.exec('BEGIN');
  db.prepare(
    `WITH RECURSIVE n (seq) AS (SELECT :start + 1 UNION ALL SELECT seq + 1 FROM n WHERE seq < :count)
     INSERT INTO messages (conversation_id, seq, rev, id, author_id, client_message_id, counted, created_at, content)
     SELECT :id, seq, :rev + seq - :start, substr(:id, 1, 8) || printf('%012d', seq), :author,
       substr(:id, 1, 8) || printf('-%012d', seq), seq, :at + seq * 1000,
       '{"kind":"text","v":1,"text":"Message ' || seq || printf('%.*c', 100, 'x') || '"}' FROM n`,
  ).run({ id: conversationId, start, count, rev, author, at });
  db.prepare('UPDATE conversations SET last_seq = :count, rev = :rev WHERE id = :id').run({
    ...{ id: conversationId, count, rev: rev + count - start },
  });
  db.exec('COMMIT');
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  db.close();
};
