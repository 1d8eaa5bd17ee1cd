import { limits } from '@chatter/protocol/limits';
import { useState } from 'react';
import { useMatch } from 'react-router';
import { useWatchPeople } from '../../state/use-people.ts';
import { errorWords } from '../../text/error-words.ts';
import { t } from '../../text/t.ts';
import { ActiveLink } from '../../ui/ActiveLink.tsx';
import { Button } from '../../ui/Button.tsx';
import { ColumnHeader } from '../../ui/ColumnHeader.tsx';
import { classNames } from '../../ui/class-names.ts';
import { NothingYetDrawing } from '../../ui/drawings.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { onListKeys } from '../../ui/on-list-keys.ts';
import { SearchField } from '../../ui/SearchField.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import { useMoreWhenNear } from '../../ui/use-more-when-near.ts';
import { useNow } from '../../ui/use-now.ts';
import { useRoving } from '../../ui/use-roving.ts';
import { useSkeleton } from '../../ui/use-skeleton.ts';
import { NoHit } from '../chats/NoHit.tsx';
import { MessageButton } from './MessageButton.tsx';
import { PersonLine } from './PersonLine.tsx';
import { useDirectory } from './use-directory.ts';

/** Everybody who is here, to search and to begin with. */
export function PeopleColumn() {
  const [search, setSearch] = useState('');
  const { found, error, more, retry } = useDirectory(search);
  const now = useNow();
  const sentinel = useMoreWhenNear(more);
  const openId = useMatch('/people/:id')?.params.id;
  const waiting = useSkeleton(!found && error === null);
  const people = (!waiting && found?.people) || [];
  useWatchPeople(people.map(({ id }) => id).slice(0, limits.presenceWatched / 2));
  const { stop, onFocus } = useRoving(
    people.map(({ id }) => id),
    openId,
  );
  return (
    <nav aria-label={t('people.landmark')} aria-busy={waiting} className="flex min-h-0 flex-1 flex-col">
      <ColumnHeader title={t('people.title')} />
      <div className="px-3 pb-2">
        <SearchField label={t('people.search')} value={search} onChange={setSearch} takeFocus={openId === undefined} />
      </div>
      {error !== null && (
        <EmptyState
          heading={t('people.failed')}
          text={errorWords(error)}
          action={<Button onClick={retry}>{t('action.retry')}</Button>}
        />
      )}
      {waiting && <SkeletonRows rows={10} height={60} avatar={40} />}
      {!waiting && found && people.length === 0 && search.trim() !== '' && (
        <NoHit search={search} onClear={() => setSearch('')} />
      )}
      {!waiting && found && people.length === 0 && search.trim() === '' && (
        <EmptyState illustration={<NothingYetDrawing />} heading={t('chats.first')} text={t('chats.firstText')} />
      )}
      <div className="line-when-scrolled min-h-0 flex-1 overflow-y-auto pb-2 [scrollbar-gutter:stable]">
        <ul onKeyDown={onListKeys} onFocus={onFocus} aria-label={t('people.list')}>
          {error === null &&
            people.map((user) => (
              <li key={user.id} className="relative">
                <ActiveLink
                  to={`/people/${user.id}`}
                  data-row={user.id}
                  tabIndex={user.id === stop ? 0 : -1}
                  className={({ isActive }) =>
                    classNames(
                      '@container ms-2 me-2 flex pointer-fine:me-0 h-15 items-center gap-3 rounded-row ps-3 pe-[min(3rem,60px)] ring-inset active:bg-selected',
                      isActive ? 'bg-selected' : 'hover:bg-hover',
                    )
                  }
                >
                  <PersonLine user={user} now={now} />
                </ActiveLink>
                <span className="absolute inset-y-0 end-4 flex items-center">
                  <MessageButton user={user} look="icon" inTabOrder={user.id === stop} />
                </span>
              </li>
            ))}
        </ul>
        <div ref={sentinel} />
      </div>
    </nav>
  );
}
