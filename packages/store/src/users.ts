import type { PictureId, SessionId, UserId } from '@chatter/protocol/ids';
import type { Page } from './store.ts';

/** An account. `emailKey` (see `email-key.ts`) is unique; `nameKey` (see `name-key.ts`) is what the directory searches. */
export interface UserRow {
  readonly id: UserId;
  readonly email: string;
  readonly emailKey: string;
  readonly displayName: string;
  readonly nameKey: string;
  readonly status: string | null;
  readonly avatar: PictureId | null;
  readonly passwordHash: string;
  readonly createdAt: number;
  readonly lastSeenAt: number | null;
}

export type UserPatch = Partial<Pick<UserRow, 'displayName' | 'nameKey' | 'status' | 'avatar'>>;

export interface UserStore {
  /** @throws EMAIL_TAKEN when the `emailKey` belongs to somebody */
  create(user: UserRow): Promise<void>;
  byId(id: UserId): Promise<UserRow | null>;
  /** Rows of those that exist, in no particular order. */
  byIds(ids: readonly UserId[]): Promise<UserRow[]>;
  byEmailKey(emailKey: string): Promise<UserRow | null>;
  /** @returns the row after the change; null when there is no such user */
  update(id: UserId, patch: UserPatch): Promise<UserRow | null>;
  /**
   * Stores a new password hash and ends every session of the user but `keep`, together.
   * @returns the sessions that ended
   */
  setPassword(change: { id: UserId; passwordHash: string; keep: SessionId; at: number }): Promise<SessionId[]>;
  /** Moves `lastSeenAt` forward, never back. */
  touch(id: UserId, at: number): Promise<void>;
  /**
   * By `nameKey`, then id. `search` is a folded text: every word of it must be the beginning of a word of the name,
   * or be found anywhere inside it when it is written in a script without spaces. With `among` only these people.
   */
  directory(query: {
    search: string;
    except: readonly UserId[];
    among?: readonly UserId[];
    after: string | null;
    limit: number;
  }): Promise<Page<UserRow>>;
}
