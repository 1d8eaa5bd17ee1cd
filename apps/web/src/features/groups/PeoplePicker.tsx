import type { UserId } from '@chatter/protocol/ids';
import type { User } from '@chatter/protocol/user';
import { useState } from 'react';
import { errorWords } from '../../text/error-words.ts';
import { t } from '../../text/t.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import { useMoreWhenNear } from '../../ui/use-more-when-near.ts';
import { useNow } from '../../ui/use-now.ts';
import { PersonLine } from '../people/PersonLine.tsx';
import { useDirectory } from '../people/use-directory.ts';

interface Props {
  chosen: readonly User[];
  onChange: (chosen: readonly User[]) => void;
  /** Who is in already. */
  without?: ReadonlySet<UserId>;
}

/** Chooses several people from the directory; the search keeps who was chosen before. */
export function PeoplePicker({ chosen, onChange, without }: Props) {
  const [search, setSearch] = useState('');
  const { found, error, more, retry } = useDirectory(search);
  const now = useNow();
  const sentinel = useMoreWhenNear(more);
  const people = (found?.people ?? []).filter(({ id }) => !without?.has(id));
  const toggle = (user: User) => {
    const rest = chosen.filter(({ id }) => id !== user.id);
    onChange(rest.length < chosen.length ? rest : [...chosen, user]);
  };
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-2" aria-busy={!found && error === null}>
      <div className="px-6">
        <SearchField label={t('people.search')} value={search} onChange={setSearch} />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-3">
        {error !== null && (
          <EmptyState
            heading={t('people.failed')}
            text={errorWords(error)}
            action={<Button onClick={retry}>{t('action.retry')}</Button>}
          />
        )}
        {error === null && !found && <SkeletonRows rows={6} height={56} avatar={40} />}
        {error === null && found && people.length === 0 && (
          <EmptyState heading={search.trim() ? t('search.none', { search: search.trim() }) : t('group.nobodyElse')} />
        )}
        <ul aria-label={t('people.list')}>
          {people.map((user) => (
            <li key={user.id}>
              <label className="@container flex h-14 cursor-pointer items-center gap-3 rounded-row px-3 hover:bg-hover has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-focus">
                <PersonLine user={user} now={now} ring="surface" />
                <input
                  type="checkbox"
                  aria-label={user.displayName}
                  checked={chosen.some(({ id }) => id === user.id)}
                  onChange={() => toggle(user)}
                  className="size-5 shrink-0 accent-control-on outline-none"
                />
              </label>
            </li>
          ))}
        </ul>
        <div ref={sentinel} />
      </div>
    </div>
  );
}
