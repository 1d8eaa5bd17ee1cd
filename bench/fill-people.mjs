// @ts-check
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';

/** @import { Account } from './accounts.mjs' */

const part = (/** @type {object} */ value) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** The id of the n-th copy: as long as the one that it is made of, and growing with n. @param {string} id @param {number} n */
const idOf = (id, n) => id.slice(0, 8) + n.toString(36).padStart(12, '0');

/**
 * Copies the only account of a folder, with its session, so many times, while no server runs: ten thousand sign-ups
 * would be ten minutes of hashing passwords.
 * @param {string} folder of the data @param {number} count
 * @returns {Account[]} each signed in on a device of its own
 */
export const fillPeople = (folder, count) => {
  const db = new DatabaseSync(path.join(folder, 'chatter.db'));
  const { accessTokenKey } = JSON.parse(readFileSync(path.join(folder, 'secrets.json'), 'utf8'));
  const only = /** @type {{ user: string, session: string }} */ (
    db.prepare('SELECT u.id AS user, s.id AS session FROM users AS u JOIN sessions AS s ON s.user_id = u.id').get()
  );
  const now = Math.floor(Date.now() / 1_000);
  const numbers = 'WITH RECURSIVE n (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM n WHERE n + 1 < :count)';
  db.exec('CREATE TEMP TABLE ids (user TEXT, session TEXT, n INTEGER); BEGIN');
  db.prepare(`${numbers} INSERT INTO ids (user, session, n) SELECT NULL, NULL, n FROM n`).run({ count });
  const setIds = db.prepare('UPDATE ids SET user = :user, session = :session WHERE n = :n');
  const accounts = Array.from({ length: count }, (_, n) => {
    const ids = { user: idOf(only.user, n), session: idOf(only.session, n) };
    setIds.run({ ...ids, n });
    const claims = {
      sid: ids.session,
      gen: 1,
      sub: ids.user,
      iss: 'chatter',
      aud: 'chatter',
      iat: now,
      exp: now + 900,
    };
    const signed = `${part({ alg: 'HS256', typ: 'at+jwt' })}.${part(claims)}`;
    const signature = createHmac('sha256', Buffer.from(accessTokenKey, 'base64url')).update(signed).digest('base64url');
    return { id: ids.user, token: `${signed}.${signature}` };
  });
  copyRows(db, 'users', { id: 'ids.user', email: 'ids.n || email', email_key: 'ids.n || email_key' });
  copyRows(db, 'sessions', { id: 'ids.session', user_id: 'ids.user' });
  db.exec('COMMIT');
  db.close();
  return accounts;
};

/**
 * The one row of a table again for each of the ids, whatever columns it has.
 * @param {InstanceType<typeof DatabaseSync>} db @param {string} table @param {Record<string, string>} changed expressions by column
 */
const copyRows = (db, table, changed) => {
  const columns = /** @type {{ name: string }[]} */ (db.prepare(`PRAGMA table_info(${table})`).all());
  const names = columns.map(({ name }) => name);
  const values = names.map((name) => changed[name] ?? name);
  db.exec(`INSERT INTO ${table} (${names}) SELECT ${values} FROM ids CROSS JOIN (SELECT * FROM ${table} LIMIT 1)`);
};
