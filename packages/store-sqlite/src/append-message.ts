import { ChatterError } from '@chatter/protocol/chatter-error';
import type { MessageRow, MessageStore } from '@chatter/store/messages';
import { accessConversation } from './conversations/access-conversation.ts';
import { saveConversation } from './conversations/conversation-row.ts';
import { moveMember } from './conversations/member-row.ts';
import type { Database } from './database.ts';
import { insertMessage, messageByClientId } from './messages.ts';
import { attachPhotos } from './pictures.ts';

type Draft = Parameters<MessageStore['append']>[0];

/**
 * The one place where a sent message gets its seq. All writes go through one writer, so that reading the last seq and
 * taking the next is one step (D3).
 */
export const appendMessage = (db: Database, draft: Draft): { message: MessageRow; created: boolean } => {
  const { photoIds, at, ...sent } = draft;
  const { conversationId, authorId, clientMessageId } = sent;
  // Before the access check: a repeat is answered like the first try, also when the author has left in between.
  const stored = messageByClientId(db, authorId, clientMessageId);
  if (stored !== null) {
    if (stored.conversationId !== conversationId) throw new ChatterError('CLIENT_ID_REUSED');
    return { message: stored, created: false };
  }
  const { conversation } = accessConversation(db, conversationId, authorId);
  const seq = conversation.lastSeq + 1;
  const rev = conversation.rev + 1;
  attachPhotos(db, { ids: photoIds, ownerId: authorId, conversationId, messageId: draft.id });
  const message: MessageRow = { ...sent, seq, rev, createdAt: at };
  insertMessage(db, message);
  saveConversation(db, { ...conversation, rev, lastSeq: seq, activityAt: Math.max(conversation.activityAt, at) });
  // The author's own row moves under the message's rev: whoever knows the message knows it.
  moveMember(db, { conversationId, userId: authorId, deliveredSeq: seq, readSeq: seq, rev });
  return { message, created: true };
};
