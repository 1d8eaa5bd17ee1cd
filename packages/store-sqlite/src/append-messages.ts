import { ChatterError } from '@chatter/protocol/chatter-error';
import type { ConversationId, UserId } from '@chatter/protocol/ids';
import type { MessageRow } from '@chatter/store/messages';
import type { Database } from './database.ts';
import { type Draft, keyOf } from './draft.ts';
import { inSavepoint } from './in-savepoint.ts';
import { insertMessages, type NewMessage, storedSends, toMessageRow } from './messages.ts';
import { attachPhotos } from './pictures.ts';
import { readHeads, readPresent, saveHeads, saveSenders } from './sending.ts';

/** Where a message was put, or for a repeat the one that is there: what was sent need not travel back. */
export type Appended = { readonly seq: number; readonly rev: number } | { readonly stored: MessageRow };
export type AppendOutcome = Appended | ChatterError;

/**
 * The one place where sent messages get their seqs. All writes go through one writer, so that reading the last seq and
 * taking the next is one step (D3). Many are stored by a handful of statements: each row is read once and written once,
 * however many messages of a conversation or of an author there are.
 */
export const appendMessages = (db: Database, drafts: readonly Draft[]): AppendOutcome[] => {
  const stored = storedSends(db, drafts);
  const heads = readHeads(db, drafts);
  const present = readPresent(db, drafts);
  const added: NewMessage[] = [];
  const senders = new Map<string, { conversationId: ConversationId; userId: UserId; seq: number; rev: number }>();

  const append = (draft: Draft): AppendOutcome => {
    const { conversationId, authorId, clientMessageId } = draft;
    const sendKey = keyOf(authorId, clientMessageId);
    // Before the access check: a repeat is answered like the first try, also when the author has left in between.
    const earlier = stored.get(sendKey);
    if (earlier !== undefined) {
      if (earlier.conversationId !== conversationId) return new ChatterError('CLIENT_ID_REUSED');
      return { stored: earlier };
    }
    const head = heads.get(conversationId);
    const memberKey = keyOf(conversationId, authorId);
    if (head === undefined || !present.has(memberKey)) return new ChatterError('NOT_FOUND');
    const refusal = takePhotos(db, draft);
    if (refusal !== null) return refusal;
    head.lastSeq += 1;
    head.rev += 1;
    head.counted += 1;
    head.activityAt = Math.max(head.activityAt, draft.at);
    const message = toMessageRow(draft, { seq: head.lastSeq, rev: head.rev });
    stored.set(sendKey, message);
    added.push({ message, counted: head.counted });
    // The author's own row moves under the message's rev: whoever knows the message knows it.
    senders.set(memberKey, { conversationId, userId: authorId, seq: head.lastSeq, rev: head.rev });
    return { seq: message.seq, rev: message.rev };
  };

  const outcomes = drafts.map(append);
  insertMessages(db, added);
  const moved = new Set(added.map(({ message }) => message.conversationId));
  saveHeads(
    db,
    [...heads].filter(([id]) => moved.has(id)),
  );
  saveSenders(db, [...senders.values()]);
  return outcomes;
};

/** One message, for whoever has no others. */
export const appendMessage = (db: Database, draft: Draft): Appended => {
  const [outcome] = appendMessages(db, [draft]);
  if (outcome === undefined || outcome instanceof ChatterError) throw outcome;
  return outcome;
};

/** Takes all photos of a message or none of them. */
const takePhotos = (db: Database, { photoIds, authorId, conversationId, id }: Draft): ChatterError | null => {
  if (photoIds.length === 0) return null;
  const attempt = inSavepoint(db, () =>
    attachPhotos(db, { ids: photoIds, ownerId: authorId, conversationId, messageId: id }),
  );
  if (attempt.ok) return null;
  if (attempt.error instanceof ChatterError) return attempt.error;
  throw attempt.error;
};
