import type { Conversation } from '@chatter/protocol/conversation';
import { limits } from '@chatter/protocol/limits';
import { useMatch } from 'react-router';
import { useChatter } from '../../state/chatter.ts';
import { useLive } from '../../state/use-live.ts';
import { useWatchPeople } from '../../state/use-people.ts';
import { t } from '../../text/t.ts';
import { onListKeys } from '../../ui/on-list-keys.ts';
import { useMoreWhenNear } from '../../ui/use-more-when-near.ts';
import { useNow } from '../../ui/use-now.ts';
import { useRoving } from '../../ui/use-roving.ts';
import { ChatRow } from './ChatRow.tsx';
import { useRowPress } from './use-row-press.ts';

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
  const { stop, onFocus } = useRoving(
    list.map(({ id }) => id),
    openId,
  );
  return (
    <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain pb-2 [scrollbar-gutter:stable]">
      <ul onClick={onPress} onKeyDown={onListKeys} onFocus={onFocus} aria-label={t('chats.list')}>
        {list.map((conversation) => (
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
      <div ref={sentinel} />
    </div>
  );
}
