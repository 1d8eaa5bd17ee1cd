import { ChatterError } from '@chatter/protocol/chatter-error';
import type { SessionId, UserId } from '@chatter/protocol/ids';
import { searchKeys } from '@chatter/store/search-keys';
import type { UserPatch, UserRow, UserStore } from '@chatter/store/users';
import { trusted } from 'mongoose';
import { isDuplicateKey } from './engine-error.ts';
import { anyOf } from './filters.ts';
import type { Models } from './models.ts';
import { persevere } from './persevere.ts';
import type { Profiles } from './profiles.ts';
import { endSessions } from './sessions.ts';
import { toUser } from './user-row.ts';

export const createUser = async ({ users }: Models, { id, ...user }: UserRow): Promise<void> => {
  const stored = {
    ...{ _id: id, ...user, searchKeys: searchKeys(user.nameKey) },
    ...{ passwordRev: 0, keptSession: null, change: 0 },
  };
  await persevere(async () => {
    try {
      await users.insertMany([stored], { throwOnValidationError: true });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      // An earlier try may have stored it, its answer lost.
      if ((await users.exists({ _id: id, emailKey: user.emailKey, passwordHash: user.passwordHash })) === null) {
        throw new ChatterError('EMAIL_TAKEN');
      }
    }
  });
};

export const userById = async ({ users }: Models, id: UserId): Promise<UserRow | null> => {
  const found = await users.findById(id).lean();
  return found && toUser(found);
};

export const usersByIds = async ({ users }: Models, ids: readonly UserId[]): Promise<UserRow[]> =>
  ids.length === 0 ? [] : (await users.find({ _id: trusted({ $in: [...ids] }) }).lean()).map(toUser);

export const userByEmailKey = async ({ users }: Models, emailKey: string): Promise<UserRow | null> => {
  const found = await users.findOne({ emailKey }).lean();
  return found && toUser(found);
};

export const updateUser = async (profiles: Profiles, id: UserId, patch: UserPatch): Promise<UserRow | null> => {
  const { displayName, nameKey, status, avatar } = patch;
  const named = Object.entries({ displayName, nameKey, status, avatar }).filter(([, value]) => value !== undefined);
  const keys = nameKey === undefined ? {} : { searchKeys: searchKeys(nameKey) };
  const changing = profiles.newFlag();
  const after = await profiles.models.users
    .findByIdAndUpdate(id, { $set: { ...Object.fromEntries(named), ...keys, changing } }, { returnDocument: 'after' })
    .lean();
  if (after === null) return null;
  void profiles.number(id, changing);
  return toUser(after);
};

/**
 * One write decides it: sessions of an earlier `passwordRev` have ended with it, but for the one that is kept. That their
 * rows go away afterwards is tidiness.
 */
export const setPassword = async (
  models: Models,
  { id, passwordHash, keep }: Parameters<UserStore['setPassword']>[0],
): Promise<SessionId[]> => {
  const before = await models.users
    .findByIdAndUpdate(id, { $set: { passwordHash, keptSession: keep }, $inc: { passwordRev: 1 } })
    .lean();
  return before === null ? [] : endSessions(models, before, { keep, upTo: before.passwordRev });
};

export const touchUser = async ({ users }: Models, id: UserId, at: number): Promise<void> => {
  await persevere(() =>
    users.updateOne(
      { _id: id, ...anyOf({ lastSeenAt: null }, { lastSeenAt: trusted({ $lt: at }) }) },
      { $set: { lastSeenAt: at } },
    ),
  );
};
