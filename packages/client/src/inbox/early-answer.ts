import type { ConversationId } from '@chatter/protocol/ids';
import type { RouteAnswer } from '@chatter/protocol/route';
import type { sync } from '@chatter/protocol/routes/sync';

export type SyncAnswer = RouteAnswer<typeof sync>;

/** The answer to what a handshake asked, which comes by itself over the new connection; null: ask for it over HTTP. */
export interface EarlyAnswer {
  /** Whether one has been taken out of a conversation since the question. */
  readonly isRemoved: (id: ConversationId) => boolean;
  readonly answer: Promise<SyncAnswer | null>;
  /** Only the first one counts. */
  readonly tell: (answer: SyncAnswer | null) => void;
}

export const createEarlyAnswer = (isRemoved: EarlyAnswer['isRemoved']): EarlyAnswer => {
  let tell: EarlyAnswer['tell'] = () => undefined;
  const answer = new Promise<SyncAnswer | null>((resolve) => {
    tell = resolve;
  });
  return { isRemoved, answer, tell };
};
