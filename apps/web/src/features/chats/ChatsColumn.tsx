import { Suspense, useState } from 'react';
import { useNavigate } from 'react-router';
import { useChatter } from '../../state/chatter.ts';
import { useLive } from '../../state/use-live.ts';
import { useUrlLayer } from '../../state/use-url-layer.ts';
import { t } from '../../text/t.ts';
import { ColumnHeader } from '../../ui/ColumnHeader.tsx';
import { lazyPart } from '../../ui/lazy-part.ts';
import { Menu } from '../../ui/Menu.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import { useSkeleton } from '../../ui/use-skeleton.ts';
import { ChatList } from './ChatList.tsx';
import { useFilteredChats } from './use-filtered-chats.ts';

const NoChats = lazyPart(() => import('./NoChats.tsx'), 'NoChats');
const NoHit = lazyPart(() => import('./NoHit.tsx'), 'NoHit');
const NewGroup = lazyPart(() => import('../groups/NewGroup.tsx'), 'NewGroup');

/** The list of conversations with its search, and what starts a new one. */
export function ChatsColumn() {
  const { conversations } = useChatter();
  const navigate = useNavigate();
  const loaded = useLive(conversations.loaded);
  const list = useLive(conversations.list);
  const [search, setSearch] = useState('');
  const shown = useFilteredChats(list, search);
  const newGroup = useUrlLayer('new');
  const waiting = useSkeleton(!loaded);
  return (
    <nav aria-label={t('chats.landmark')} className="flex min-h-0 flex-1 flex-col" aria-busy={waiting}>
      <ColumnHeader title={t('chats.title')}>
        <Menu
          label={t('chats.new')}
          icon="plus"
          items={[
            { label: t('chats.newDirect'), icon: 'person', onSelect: () => navigate('/people') },
            { label: t('chats.newGroup'), icon: 'people', onSelect: () => newGroup.open('group') },
          ]}
        />
      </ColumnHeader>
      {(waiting || list.length > 0) && (
        <div className="px-3 pb-2">
          <SearchField label={t('chats.search')} value={search} onChange={setSearch} />
        </div>
      )}
      {waiting && <SkeletonRows rows={8} height={68} avatar={48} />}
      {!waiting && shown.length > 0 && <ChatList list={shown} />}
      <Suspense fallback={null}>
        {!waiting && list.length === 0 && <NoChats />}
        {!waiting && list.length > 0 && shown.length === 0 && <NoHit search={search} onClear={() => setSearch('')} />}
        {newGroup.value === 'group' && <NewGroup onClose={newGroup.close} />}
      </Suspense>
    </nav>
  );
}
