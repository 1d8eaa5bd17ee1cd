import type { UserId } from '@chatter/protocol/ids';
import type { User } from '@chatter/protocol/user';
import { useEffect, useState } from 'react';
import { useChatter } from '../../state/chatter.ts';
import { useUser } from '../../state/use-people.ts';

/** A person by the id of an address: undefined while asked for; an error when there is none, or no answer. */
export const usePerson = (id: UserId): { person: User | undefined; error: unknown } => {
  const chatter = useChatter();
  const person = useUser(id);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    let current = true;
    setError(null);
    chatter.people.get(id).catch((failure: unknown) => {
      if (current) setError(failure);
    });
    return () => {
      current = false;
    };
  }, [chatter, id]);
  return { person, error };
};
