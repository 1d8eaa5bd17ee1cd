import type { SessionId, UserId } from '@chatter/protocol/ids';

/**
 * A signed-in device and its chain of refresh tokens. Only hashes are stored. Generations count the rotations:
 * `refreshHash` belongs to `generation`, `previousHash` to the one before it.
 */
export interface SessionRow {
  readonly id: SessionId;
  readonly userId: UserId;
  readonly device: string;
  readonly remember: boolean;
  readonly generation: number;
  readonly refreshHash: string;
  readonly previousHash: string | null;
  readonly rotatedAt: number;
  /** The newest generation that its owner has been seen to hold: until then the answer may have been lost. */
  readonly confirmedGeneration: number;
  readonly createdAt: number;
  readonly lastUsedAt: number;
  readonly expiresAt: number;
}

export interface SessionStore {
  create(session: SessionRow): Promise<void>;
  /** A session that has not ended, or null. Whether it has expired is for the caller to say. */
  byId(id: SessionId): Promise<SessionRow | null>;
  /**
   * Makes `refreshHash` the current token, if `generation` is still the current one (compare and set: of two tabs one wins).
   * @returns the row after the rotation, or null when another was first or the session has ended
   */
  rotate(change: {
    id: SessionId;
    generation: number;
    refreshHash: string;
    at: number;
    expiresAt: number;
  }): Promise<SessionRow | null>;
  /** Remembers that the owner holds `generation`; never moves back. */
  confirm(id: SessionId, generation: number): Promise<void>;
  /** @returns true when it was there and belongs to `userId` */
  end(id: SessionId, userId: UserId): Promise<boolean>;
  /** @returns the sessions that ended */
  endOthers(userId: UserId, keep: SessionId): Promise<SessionId[]>;
  /** Not ended and not expired at `now`, most recently used first. */
  ofUser(userId: UserId, now: number): Promise<SessionRow[]>;
  /** @returns how many were removed */
  removeExpired(now: number): Promise<number>;
}
