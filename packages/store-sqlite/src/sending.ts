import type { ConversationId, UserId } from '@chatter/protocol/ids';
import type { Database } from './database.ts';
import { type Draft, keyOf } from './draft.ts';

/** What of a conversation moves with each message. */
export interface Head {
  lastSeq: number;
  rev: number;
  activityAt: number;
  /** Of the message at `lastSeq`. */
  counted: number;
}

type HeadTuple = [id: ConversationId, lastSeq: number, rev: number, activityAt: number, counted: number];

// As one text: building a row object costs this driver more than finding the row.
const heads = `SELECT json_group_array(json_array(c.id, c.last_seq, c.rev, c.activity_at, ifnull(
    (SELECT counted FROM messages WHERE conversation_id = c.id AND seq = c.last_seq), 0))) AS found
  FROM json_each(:ids) AS k CROSS JOIN conversations AS c ON c.id = k.value`;

export const readHeads = (db: Database, drafts: readonly Draft[]): Map<ConversationId, Head> => {
  const ids = JSON.stringify([...new Set(drafts.map((draft) => draft.conversationId))]);
  const found = JSON.parse(db.get<{ found: string }>(heads, { ids })?.found ?? '[]') as HeadTuple[];
  return new Map(found.map(([id, lastSeq, rev, activityAt, counted]) => [id, { lastSeq, rev, activityAt, counted }]));
};

const present = `SELECT json_group_array(m.conversation_id || ' ' || m.user_id) AS found
  FROM json_each(:pairs) AS k CROSS JOIN members AS m
    ON m.conversation_id = k.value ->> 0 AND m.user_id = k.value ->> 1
  WHERE m.left_at IS NULL`;

/** @returns of which conversation and author there is a present member */
export const readPresent = (db: Database, drafts: readonly Draft[]): ReadonlySet<string> => {
  const pairs = new Map<string, [ConversationId, UserId]>();
  for (const { conversationId, authorId } of drafts) {
    pairs.set(keyOf(conversationId, authorId), [conversationId, authorId]);
  }
  const found = db.get<{ found: string }>(present, { pairs: JSON.stringify([...pairs.values()]) })?.found ?? '[]';
  return new Set(JSON.parse(found) as string[]);
};

export const saveHeads = (db: Database, moved: readonly (readonly [ConversationId, Head])[]): void => {
  if (moved.length === 0) return;
  const rows = moved.map(([id, { lastSeq, rev, activityAt }]) => [id, lastSeq, rev, activityAt, db.changes.next()]);
  db.run(
    `UPDATE conversations SET last_seq = v ->> 1, rev = v ->> 2, activity_at = v ->> 3, change = v ->> 4
     FROM (SELECT value AS v FROM json_each(:rows)) WHERE id = v ->> 0`,
    { rows: JSON.stringify(rows) },
  );
};

interface Sender {
  readonly conversationId: ConversationId;
  readonly userId: UserId;
  readonly seq: number;
  readonly rev: number;
}

export const saveSenders = (db: Database, senders: readonly Sender[]): void => {
  if (senders.length === 0) return;
  const rows = senders.map(({ conversationId, userId, seq, rev }) => [conversationId, userId, seq, rev]);
  db.run(
    `UPDATE members SET delivered_seq = v ->> 2, read_seq = v ->> 2, rev = v ->> 3
     FROM (SELECT value AS v FROM json_each(:rows)) WHERE conversation_id = v ->> 0 AND user_id = v ->> 1`,
    { rows: JSON.stringify(rows) },
  );
};
