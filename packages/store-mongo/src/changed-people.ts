import type { UserRow } from '@chatter/store/users';
import { trusted } from 'mongoose';
import type { Profiles } from './profiles.ts';
import { toUser } from './user-row.ts';

/** Profiles change seldom; after more of them than this it is cheaper to ask for those that are shown. */
const mostPeople = 200;

/** @returns null for too many; not settled when one has got its number only now, later than `now` */
export const changedPeople = async (
  profiles: Profiles,
  { since, now }: { since: number; now: number },
): Promise<{ isSettled: boolean; rows: UserRow[] | null }> => {
  const { users } = profiles.models;
  const flagged = await users
    .find({ changing: trusted({ $gt: '' }) })
    .limit(mostPeople + 1)
    .lean();
  const changed = await users
    .find({ change: trusted({ $gt: Math.max(since, 0) }) })
    .sort({ change: 1 })
    .limit(mostPeople + 1)
    .lean();
  await Promise.all(flagged.map((user) => profiles.number(user._id, user.changing ?? '')));
  const isSettled = flagged.length === 0 && changed.every((user) => user.change <= now);
  const rows = new Map([...changed, ...flagged].map((user) => [user._id, toUser(user)]));
  return { isSettled, rows: rows.size > mostPeople ? null : [...rows.values()] };
};
