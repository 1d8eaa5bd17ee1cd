import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { ConversationId, UserId } from '@chatter/protocol/ids';
import type { MessageRow } from '@chatter/store/messages';
import { Database } from '../../packages/store-sqlite/src/database.ts';
import { loadDriver } from '../../packages/store-sqlite/src/driver.ts';
import { openSqliteStore } from '../../packages/store-sqlite/src/sqlite-store.ts';

/** What a copied folder holds, read by the product's own store after it has recovered. */
export interface CopyContents {
  readonly messages: ReadonlyMap<ConversationId, readonly MessageRow[]>;
  /** Of every row of every table: equal for two copies that stand at the same commit. */
  readonly digest: string;
  /** What does not fit together, each as a sentence. */
  readonly problems: string[];
}

const files = ['chatter.db', 'chatter.db-wal'];

/** Copies database and log as a tool would that knows nothing of them: the database first, then what came after it. */
export const copyData = (from: string, to: string): void => {
  mkdirSync(to, { recursive: true });
  for (const file of files) copyFileSync(path.join(from, file), path.join(to, file));
};

const digestOf = (db: Database): string => {
  const hash = createHash('sha256');
  const tables = db.all<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name");
  for (const { name } of tables) {
    const rows = db.all(`SELECT * FROM ${name}`).map((row) => JSON.stringify(row));
    hash.update(name).update(rows.sort().join('\n'));
  }
  return hash.digest('hex');
};

const soundness = (db: Database): string[] => {
  const integrity = db.get<{ integrity_check: string }>('PRAGMA integrity_check')?.integrity_check;
  const orphans = db.all('PRAGMA foreign_key_check').length;
  const ahead = db.all(
    `SELECT 1 FROM members AS m JOIN conversations AS c ON c.id = m.conversation_id
     WHERE m.delivered_seq > c.last_seq OR m.read_seq > m.delivered_seq OR m.rev > c.rev`,
  ).length;
  return [
    ...(integrity === 'ok' ? [] : [`the engine says: ${integrity}`]),
    ...(orphans === 0 ? [] : [`${orphans} rows speak of others that are not there`]),
    ...(ahead === 0 ? [] : [`${ahead} members stand where their conversation is not`]),
  ];
};

/** Opens a copy with the store, reads all of it, goes on writing, and removes the copy. */
export const readCopy = async (
  folder: string,
  conversations: ReadonlyMap<ConversationId, UserId>,
): Promise<CopyContents> => {
  const store = await openSqliteStore({ folder });
  const db = new Database(new (await loadDriver()).DatabaseSync(path.join(folder, 'chatter.db')));
  try {
    const problems = soundness(db);
    const digest = digestOf(db);
    const messages = new Map<ConversationId, readonly MessageRow[]>();
    for (const [id, author] of conversations) {
      const all = (await store.messages.page({ conversationId: id, at: { kind: 'newest' }, limit: 1_000_000 }))
        .messages;
      messages.set(id, all);
      const lastSeq = (await store.conversations.byId(id))?.lastSeq;
      if (all.some(({ seq }, at) => seq !== at + 1)) problems.push(`the seqs of ${id} have a hole`);
      if (lastSeq !== all.length) problems.push(`${id} says ${lastSeq} and holds ${all.length}`);
      const next = await store.messages.append({
        ...{ id: `after${id.slice(5)}` as MessageRow['id'], conversationId: id, authorId: author, photoIds: [], at: 1 },
        ...{ clientMessageId: `after-the-damage-${id}` as NonNullable<MessageRow['clientMessageId']> },
        content: { kind: 'text', v: 1, text: 'afterwards' },
      });
      if (next.message.seq !== all.length + 1) problems.push(`${id} went on with ${next.message.seq}`);
    }
    return { messages, digest, problems };
  } finally {
    db.close();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
};
