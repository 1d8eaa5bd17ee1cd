import type { Me, User } from '@chatter/protocol/user';
import type { UserRow } from '@chatter/store/users';
import type { Presence } from './context.ts';

/** What everybody may see of an account; e-mail and password hash stay inside (cases 24 and 12). */
export const toUser = (row: UserRow, presence: Presence): User => ({
  id: row.id,
  displayName: row.displayName,
  status: row.status,
  avatar: row.avatar,
  createdAt: row.createdAt,
  online: presence.isOnline(row.id),
  lastSeenAt: row.lastSeenAt,
});

/** What the account's owner sees of it. */
export const toMe = (row: UserRow, presence: Presence): Me => ({ ...toUser(row, presence), email: row.email });
