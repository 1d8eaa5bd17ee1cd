import type { ConversationId, UserId } from '@chatter/protocol/ids';
import type { ConversationRow } from '@chatter/store/conversations';
import type { Database } from './database.ts';

/** What of a conversation moves with each message. */
export interface Head {
  lastSeq: number;
  rev: number;
  activityAt: number;
  /** Of the message at `lastSeq`. */
  counted: number;
  /** Some of the present members. */
  readonly present: Set<UserId>;
}

const mostKept = 10_000;

/**
 * The heads of the conversations that are written to, kept between batches: there is one writer, so nobody else moves
 * them. Whatever is undone must be followed by `forget`.
 */
export class Heads {
  readonly #db: Database;
  readonly #kept = new Map<ConversationId, Head>();

  constructor(db: Database) {
    this.#db = db;
  }

  /** @returns the head, which whoever moves it also stores in the same batch; null when there is no such conversation */
  of(id: ConversationId): Head | null {
    const kept = this.#kept.get(id);
    if (kept !== undefined) return kept;
    const found = this.#db.get<Omit<Head, 'present'>>(
      `SELECT last_seq AS lastSeq, rev, activity_at AS activityAt, ifnull((SELECT counted FROM messages
         WHERE conversation_id = c.id AND seq = c.last_seq), 0) AS counted FROM conversations AS c WHERE id = ?`,
      [id],
    );
    if (found === undefined) return null;
    const head = { ...found, present: new Set<UserId>() };
    this.#kept.set(id, head);
    return head;
  }

  hasMember(id: ConversationId, head: Head, userId: UserId): boolean {
    if (head.present.has(userId)) return true;
    const sql = 'SELECT 1 FROM members WHERE conversation_id = ? AND user_id = ? AND left_at IS NULL';
    if (this.#db.get(sql, [id, userId]) === undefined) return false;
    head.present.add(userId);
    return true;
  }

  /** Something else than a message was stored: a mark moves the rev alone, all else may have changed who is there. */
  changed({ id, rev, metaRev }: ConversationRow): void {
    const head = this.#kept.get(id);
    if (head === undefined) return;
    if (rev === metaRev) this.#kept.delete(id);
    else head.rev = rev;
  }

  /** Makes room. Not while heads have moved that are not stored yet. */
  trim(): void {
    if (this.#kept.size > mostKept) this.#kept.clear();
  }

  /** Something was undone. */
  forget(): void {
    this.#kept.clear();
  }
}
