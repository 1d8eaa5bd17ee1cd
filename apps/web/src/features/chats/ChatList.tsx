import type { Conversation } from '@chatter/protocol/conversation';
import { limits } from '@chatter/protocol/limits';
import { useRef, useState } from 'react';
import { useMatch } from 'react-router';
import { useChatter } from '../../state/chatter.ts';
import { useLive } from '../../state/use-live.ts';
import { useWatchPeople } from '../../state/use-people.ts';
import { t } from '../../text/t.ts';
import { AfterFirstAct } from '../../ui/AfterFirstAct.tsx';
import { lazyPart } from '../../ui/lazy-part.ts';
import { onListKeys } from '../../ui/on-list-keys.ts';
import { useMoreWhenNear } from '../../ui/use-more-when-near.ts';
import { useNow } from '../../ui/use-now.ts';
import { useRoving } from '../../ui/use-roving.ts';
import { ChatRow } from './ChatRow.tsx';
import type { Order } from './RowOrder.tsx';
import { useRowPress } from './use-row-press.ts';

const RowOrder = lazyPart(() => import('./RowOrder.tsx'), 'RowOrder');

/** The rows, newest first; further pages come while one scrolls. */
export function ChatList({ list }: { list: readonly Conversation[] }) {
  const { conversations } = useChatter();
  const complete = useLive(conversations.complete);
  const now = useNow();
  const openId = useMatch('/chats/:id')?.params.id;
  const sentinel = useMoreWhenNear(complete ? null : () => conversations.loadMore());
  // One socket hears of a bounded number of people; the header watches its own, so half is left for the rows.
  useWatchPeople(list.flatMap(({ peerId }) => (peerId ? [peerId] : [])).slice(0, limits.presenceWatched / 2));
  const onPress = useRowPress();
  const rows = useRef<HTMLUListElement>(null);
  const [order, setOrder] = useState<Order | null>(null);
  const shown = order ? order(list) : list;
  const { stop, onFocus } = useRoving(
    shown.map(({ id }) => id),
    openId,
  );
  return (
    <div className="line-when-scrolled min-h-0 flex-1 overflow-y-auto pb-2 [scrollbar-gutter:stable]">
      <ul ref={rows} onClick={onPress} onKeyDown={onListKeys} onFocus={onFocus} aria-label={t('chats.list')}>
        {shown.map((conversation) => (
          <li key={conversation.id}>
            <ChatRow
              conversation={conversation}
              now={now}
              open={conversation.id === openId}
              inTabOrder={conversation.id === stop}
            />
          </li>
        ))}
      </ul>
      <AfterFirstAct>
        <RowOrder rows={rows} shown={shown} onHold={setOrder} />
      </AfterFirstAct>
      <div ref={sentinel} />
    </div>
  );
}
