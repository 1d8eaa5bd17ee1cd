import type { UserId } from '@chatter/protocol/ids';
import { decodeCursor, encodeCursor } from '@chatter/store/cursor';
import { searchWords } from '@chatter/store/search-keys';
import type { Page } from '@chatter/store/store';
import { toPage } from '@chatter/store/to-page';
import type { UserRow } from '@chatter/store/users';
import type { Database } from './database.ts';
import type { SqlParams } from './driver.ts';
import { userColumns } from './users.ts';

// Above every letter, so that [word, word + last) holds all that begins with the word.
const last = '\u{10FFFF}';
const rare = 2_000;

const afterPlace = `(users.name_key, users.id) > (:key, :afterId)
  AND users.id NOT IN (SELECT value FROM json_each(:except))`;
const everyWord = `NOT EXISTS (SELECT 1 FROM json_each(:words) AS q WHERE NOT EXISTS (
  SELECT 1 FROM search_keys AS k WHERE k.user_id = users.id AND k.word >= q.value AND k.word < q.value || :last))`;
const inOrder = 'ORDER BY users.name_key, users.id LIMIT :limit';

const everybody = `SELECT ${userColumns} FROM users WHERE ${afterPlace} ${inOrder}`;
const fromNames = `SELECT ${userColumns} FROM users WHERE ${afterPlace} AND ${everyWord} ${inOrder}`;
// CROSS JOIN fixes the order of the loops: the few that carry the word, then their rows.
const fromWord = `SELECT ${userColumns} FROM
  (SELECT DISTINCT user_id FROM search_keys WHERE word >= :word AND word < :word || :last) AS found
  CROSS JOIN users ON users.id = found.user_id WHERE ${afterPlace} AND ${everyWord} ${inOrder}`;
const fromThese = `SELECT ${userColumns} FROM json_each(:among) AS found
  CROSS JOIN users ON users.id = found.value WHERE ${afterPlace} AND ${everyWord} ${inOrder}`;

interface DirectoryQuery {
  readonly search: string;
  readonly except: readonly UserId[];
  readonly among?: readonly UserId[];
  readonly after: string | null;
  readonly limit: number;
}

/**
 * A search goes out from its rarest word. When even that is carried by thousands, whoever walks the names in order
 * finds a page of them soon, and need not sort them all.
 */
export const directory = (db: Database, query: DirectoryQuery): Page<UserRow> => {
  const { except, after, limit } = query;
  const place = after === null ? { key: '', id: '' } : decodeCursor('text', after);
  const common = { key: place.key, afterId: place.id, except: JSON.stringify(except), limit: limit + 1 };
  return toPage(find(db, query, common), limit, (row) => encodeCursor(row.nameKey, row.id));
};

const find = (db: Database, { search, among }: DirectoryQuery, common: SqlParams): UserRow[] => {
  const words = searchWords(search);
  const text = JSON.stringify(words);
  if (among !== undefined) {
    return db.all<UserRow>(fromThese, { ...common, last, words: text, among: JSON.stringify(among) });
  }
  if (words.length === 0) return db.all<UserRow>(everybody, common);
  const rarest = rarestWord(db, words);
  return rarest === null
    ? db.all<UserRow>(fromNames, { ...common, last, words: text })
    : db.all<UserRow>(fromWord, { ...common, last, words: text, word: rarest });
};

const rarestWord = (db: Database, words: readonly string[]): string | null => {
  const counts = words.map((word) => ({ word, carriers: carriers(db, word) }));
  const rarest = counts.sort((a, b) => a.carriers - b.carriers)[0];
  return rarest === undefined || rarest.carriers > rare ? null : rarest.word;
};

const carriers = (db: Database, word: string): number =>
  db.get<{ n: number }>(
    'SELECT count(*) AS n FROM (SELECT 1 FROM search_keys WHERE word >= :word AND word < :word || :last LIMIT :most)',
    { word, last, most: rare + 1 },
  )?.n ?? 0;
