import { ChatterError } from '@chatter/protocol/chatter-error';
import type { ConversationId, UserId } from '@chatter/protocol/ids';
import type { MessageRow } from '@chatter/store/messages';
import { moveMember } from './conversations/member-row.ts';
import type { Database } from './database.ts';
import { type Draft, keyOf } from './draft.ts';
import type { Head } from './heads.ts';
import { inSavepoint } from './in-savepoint.ts';
import { insertMessage, storedSend, toMessageRow } from './messages.ts';
import { attachPhotos } from './pictures.ts';

/** Where a message was put, or for a repeat the one that is there: what was sent need not travel back. */
export type Appended = { readonly seq: number; readonly rev: number } | { readonly stored: MessageRow };
export type AppendOutcome = Appended | ChatterError;

interface Sender {
  readonly conversationId: ConversationId;
  readonly userId: UserId;
  readonly seq: number;
  readonly rev: number;
}

/** What the messages of one batch have moved, to be stored once for all of them. */
class Moved {
  readonly heads = new Map<ConversationId, Head>();
  readonly senders = new Map<string, Sender>();

  note(message: MessageRow, head: Head): void {
    const { conversationId, authorId, seq, rev } = message;
    this.heads.set(conversationId, head);
    // The author's own row moves under the message's rev: whoever knows the message knows it.
    this.senders.set(keyOf(conversationId, authorId), { conversationId, userId: authorId, seq, rev });
  }

  save(db: Database): void {
    for (const [id, { lastSeq, rev, activityAt }] of this.heads) {
      const change = db.changes.next();
      db.run('UPDATE conversations SET last_seq = ?, rev = ?, activity_at = ?, change = ? WHERE id = ?', [
        ...[lastSeq, rev, activityAt, change, id],
      ]);
    }
    for (const { conversationId, userId, seq, rev } of this.senders.values()) {
      moveMember(db, { conversationId, userId, deliveredSeq: seq, readSeq: seq, rev });
    }
  }
}

/**
 * The one place where sent messages get their seqs. All writes go through one writer, so that reading the last seq and
 * taking the next is one step (D3). What many messages of a conversation or of an author move is written once.
 */
export const appendMessages = (db: Database, drafts: readonly Draft[]): AppendOutcome[] => {
  db.heads.trim();
  const moved = new Moved();
  const outcomes = drafts.map((draft) => append(db, draft, moved));
  moved.save(db);
  return outcomes;
};

const append = (db: Database, draft: Draft, moved: Moved): AppendOutcome => {
  const { conversationId, authorId } = draft;
  const head = db.heads.of(conversationId);
  // A repeat is answered like the first try, also when the author has left in between.
  if (head === null || !db.heads.hasMember(conversationId, head, authorId)) {
    return repeatOf(db, draft) ?? new ChatterError('NOT_FOUND');
  }
  if (draft.photoIds.length > 0) {
    // Looked for first: the photos of a repeat are sent already.
    const refusal = repeatOf(db, draft) ?? takePhotos(db, draft);
    if (refusal !== null) return refusal;
  }
  const counted = head.counted + 1;
  const message = toMessageRow(draft, { seq: head.lastSeq + 1, rev: head.rev + 1 });
  if (!insertMessage(db, message, counted)) return repeatOf(db, draft) ?? new ChatterError('STORE_UNAVAILABLE');
  head.lastSeq = message.seq;
  head.rev = message.rev;
  head.counted = counted;
  head.activityAt = Math.max(head.activityAt, draft.at);
  moved.note(message, head);
  return { seq: message.seq, rev: message.rev };
};

/** @returns the answer for a message that is stored already, or null when it is not */
const repeatOf = (db: Database, draft: Draft): AppendOutcome | null => {
  const stored = storedSend(db, draft);
  if (stored === null) return null;
  return stored.conversationId === draft.conversationId ? { stored } : new ChatterError('CLIENT_ID_REUSED');
};

/** One message, for whoever has no others. */
export const appendMessage = (db: Database, draft: Draft): Appended => {
  const [outcome] = appendMessages(db, [draft]);
  if (outcome === undefined || outcome instanceof ChatterError) throw outcome;
  return outcome;
};

/** Takes all photos of a message or none of them. */
const takePhotos = (db: Database, { photoIds, authorId, conversationId, id }: Draft): ChatterError | null => {
  const attempt = inSavepoint(db, () =>
    attachPhotos(db, { ids: photoIds, ownerId: authorId, conversationId, messageId: id }),
  );
  if (attempt.ok) return null;
  if (attempt.error instanceof ChatterError) return attempt.error;
  throw attempt.error;
};
