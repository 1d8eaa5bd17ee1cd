import type { ConversationId } from '@chatter/protocol/ids';
import { strictSchema, text } from './strict-schema.ts';

/**
 * An author's client id on its way into a conversation: no other conversation can take it (D2). Once the message is
 * stored, its own unique index says so, and the server drops what is a day old.
 */
export interface StoredSend {
  /** Author and client id, see `sendKey`. */
  readonly _id: string;
  readonly conversationId: ConversationId;
  /** The tries that go by this claim; the last of them that is refused takes it away. */
  readonly holders: string[];
  readonly at: Date;
}

export const sendSchema = strictSchema<StoredSend>({
  _id: text,
  conversationId: text,
  holders: [String],
  at: { type: Date, required: true },
});

sendSchema.index({ at: 1 }, { name: 'expiry', expireAfterSeconds: 86_400 });
