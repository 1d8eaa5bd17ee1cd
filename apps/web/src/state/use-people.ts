import type { UserId } from '@chatter/protocol/ids';
import type { User } from '@chatter/protocol/user';
import { useEffect, useMemo } from 'react';
import { t } from '../text/t.ts';
import { useChatter } from './chatter.ts';
import { combineLives } from './combine-lives.ts';
import { useLive } from './use-live.ts';

/** A person, kept up to date; undefined until known. */
export const useUser = (id: UserId): User | undefined => {
  const chatter = useChatter();
  return useLive(useMemo(() => chatter.people.user(id), [chatter, id]));
};

const idsOf = (key: string): UserId[] => (key === '' ? [] : (key.split(' ') as UserId[]));

/** Several people by id, those left out that are not known yet. */
export const useUsers = (ids: readonly UserId[]): ReadonlyMap<UserId, User> => {
  const chatter = useChatter();
  const key = [...new Set(ids)].sort().join(' ');
  const live = useMemo(() => combineLives(idsOf(key).map((id) => chatter.people.user(id))), [chatter, key]);
  const users = useLive(live);
  return useMemo(() => new Map(users.flatMap((user) => (user ? [[user.id, user] as const] : []))), [users]);
};

/** A function from id to name, for lines that speak of several people. */
export const useNameOf = (ids: readonly UserId[]): ((id: UserId) => string) => {
  const users = useUsers(ids);
  return useMemo(() => (id) => users.get(id)?.displayName ?? t('person.unknown'), [users]);
};

/** Keeps the presence of these people live while the component is there. */
export const useWatchPeople = (ids: readonly UserId[]): void => {
  const chatter = useChatter();
  const key = ids.join(' ');
  useEffect(() => (key === '' ? undefined : chatter.people.watch(idsOf(key))), [chatter, key]);
};
