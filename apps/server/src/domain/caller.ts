import type { SessionId, UserId } from '@chatter/protocol/ids';

/** Who asks: an authenticated user on one of their devices. */
export interface Caller {
  readonly userId: UserId;
  readonly sessionId: SessionId;
}
