import type { SessionId, UserId } from '@chatter/protocol/ids';
import type { UserRow } from '@chatter/store/users';
import { count, strictSchema, text, textOrNull, time, timeOrNull } from './strict-schema.ts';

export interface StoredUser extends Omit<UserRow, 'id'> {
  readonly _id: UserId;
  /** Words and their tails by whose beginnings the name is found. */
  readonly searchKeys: string[];
  /** How often the password was changed: a session that began under another number has ended, but for `keptSession`. */
  readonly passwordRev: number;
  readonly keptSession: SessionId | null;
  /** The number of the last change of the profile; 0 before the first. */
  readonly change: number;
  /** Set while a change of the profile has no number yet. */
  readonly changing?: string;
}

export const userSchema = strictSchema<StoredUser>({
  _id: text,
  email: text,
  emailKey: text,
  displayName: text,
  nameKey: text,
  status: textOrNull,
  avatar: textOrNull,
  passwordHash: text,
  createdAt: time,
  lastSeenAt: timeOrNull,
  searchKeys: [String],
  passwordRev: count,
  keptSession: textOrNull,
  change: count,
  changing: String,
});

userSchema.index({ emailKey: 1 }, { name: 'by_email', unique: true });
userSchema.index({ nameKey: 1, _id: 1 }, { name: 'by_name' });
userSchema.index({ searchKeys: 1 }, { name: 'by_search_key' });
userSchema.index({ avatar: 1 }, { name: 'by_avatar', partialFilterExpression: { avatar: { $gt: '' } } });
userSchema.index({ change: 1 }, { name: 'by_change', partialFilterExpression: { change: { $gt: 0 } } });
userSchema.index({ changing: 1 }, { name: 'changing', partialFilterExpression: { changing: { $gt: '' } } });
