import type { UserRow } from '@chatter/store/users';
import type { StoredUser } from './schemas/user.ts';

export const toUser = (stored: StoredUser): UserRow => {
  const { _id, email, emailKey, displayName, nameKey, status, avatar, passwordHash, createdAt, lastSeenAt } = stored;
  return { id: _id, email, emailKey, displayName, nameKey, status, avatar, passwordHash, createdAt, lastSeenAt };
};
