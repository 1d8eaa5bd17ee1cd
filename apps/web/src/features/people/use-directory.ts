import type { UserId } from '@chatter/protocol/ids';
import type { User } from '@chatter/protocol/user';
import { useCallback, useEffect, useState } from 'react';
import { useChatter } from '../../state/chatter.ts';

interface Found {
  readonly people: readonly User[];
  readonly next: string | null;
}

const typingPauseMs = 200;

/** When all fit on one page, those who are there come first; several pages keep the server's order by name. */
export const orderPeople = (people: readonly User[], complete: boolean): readonly User[] =>
  complete ? [...people].sort((one, other) => Number(other.online) - Number(one.online)) : people;

const append = (before: Found | null, page: Found): Found => {
  const known = new Set<UserId>(before?.people.map(({ id }) => id));
  return { next: page.next, people: [...(before?.people ?? []), ...page.people.filter(({ id }) => !known.has(id))] };
};

/** The directory, narrowed by a search while one types, page by page. */
export const useDirectory = (search: string) => {
  const chatter = useChatter();
  const [found, setFound] = useState<Found | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [attempt, setAttempt] = useState(0);
  const query = search.trim();

  useEffect(() => {
    let current = attempt >= 0;
    const ask = async () => {
      try {
        const page = await chatter.people.search({ ...(query ? { search: query } : {}) });
        if (!current) return;
        setError(null);
        setFound({ ...page, people: orderPeople(page.people, page.next === null) });
      } catch (failure) {
        if (current) setError(failure);
      }
    };
    const timer = setTimeout(() => void ask(), query === '' ? 0 : typingPauseMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [chatter, query, attempt]);

  const more = useCallback(async () => {
    if (!found?.next) return;
    const page = await chatter.people.search({ ...(query ? { search: query } : {}), after: found.next });
    // A search that changed meanwhile has another list: this page does not belong to it.
    setFound((now) => (now?.next === found.next ? append(now, page) : now));
  }, [chatter, found, query]);

  return { found, error, more: found?.next ? more : null, retry: () => setAttempt((count) => count + 1) };
};
