import { ChatterError } from '@chatter/protocol/chatter-error';
import type { MessageRow, MessageStore } from '@chatter/store/messages';
import { sendKey } from '../keys.ts';
import { toMessage, toStoredMessage } from '../message-row.ts';
import type { Draft } from './draft.ts';
import type { MessageDraft, Operation } from './operation.ts';

type Outcome = Awaited<ReturnType<MessageStore['append']>>;

export const append = (message: MessageDraft): Operation<Outcome> => ({
  id: message.conversationId,
  needs: { users: [message.authorId], send: message },
  decide: (draft) => decide(draft, message),
});

const decide = (draft: Draft, message: MessageDraft): Outcome => {
  const { id, conversationId, authorId, clientMessageId, photoIds } = message;
  const key = sendKey(authorId, clientMessageId);
  // Before the access check: a repeat is answered like the first try, also when the author has left in between.
  const stored = draft.send(authorId, clientMessageId);
  if (stored !== null) {
    if (stored.conversationId !== conversationId) throw new ChatterError('CLIENT_ID_REUSED');
    return { message: toMessage(stored), created: false };
  }
  const author = draft.present(authorId);
  if (author === null) throw new ChatterError('NOT_FOUND');
  if (draft.facts.taken.has(key)) throw new ChatterError('CLIENT_ID_REUSED');
  if (draft.facts.withoutPhotos.has(key)) throw new ChatterError('PHOTO_UNAVAILABLE');
  const row = place(draft, message);
  // The author's own row moves under the message's rev: whoever knows the message knows it.
  draft.putMember({
    ...author,
    ...{ deliveredSeq: row.seq, readSeq: row.seq, readCounted: draft.conversation.counted, rev: row.rev },
  });
  draft.photos.push(...photoIds.map((photo) => ({ id: photo, messageId: id })));
  return { message: row, created: true };
};

const place = (draft: Draft, { id, conversationId, authorId, clientMessageId, content, at }: MessageDraft) => {
  const { lastSeq, rev, counted, activityAt } = draft.conversation;
  const row: MessageRow = {
    ...{ id, conversationId, seq: lastSeq + 1, rev: rev + 1 },
    ...{ authorId, clientMessageId, content, createdAt: at },
  };
  draft.putMessage(toStoredMessage(row, counted + 1));
  draft.conversation = {
    ...draft.conversation,
    ...{ lastSeq: row.seq, rev: row.rev, counted: counted + 1, lastMessageId: id },
    activityAt: Math.max(activityAt, at),
  };
  return row;
};
