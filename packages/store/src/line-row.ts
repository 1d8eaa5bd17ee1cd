import type { SystemContent } from '@chatter/protocol/content/system';
import type { ConversationId } from '@chatter/protocol/ids';
import type { LineDraft } from './conversations.ts';
import type { MessageRow } from './messages.ts';

/** What a line tells, without the frame that all system lines share. */
export type LineText = Omit<SystemContent, 'kind' | 'v'>;

/** A system line at its place. */
export const lineRow = (
  { id, actorId, at }: LineDraft,
  says: LineText,
  place: { readonly conversationId: ConversationId; readonly seq: number; readonly rev: number },
): MessageRow => ({
  id,
  ...place,
  authorId: actorId,
  clientMessageId: null,
  content: { kind: 'system', v: 1, ...says },
  createdAt: at,
});
