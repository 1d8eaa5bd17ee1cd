import { useUser } from '../../state/use-people.ts';
import { t } from '../../text/t.ts';
import { presenceWords } from '../../text/time-words.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Badge } from '../../ui/Badge.tsx';
import { classNames } from '../../ui/class-names.ts';
import { useConversationLook } from '../chats/use-conversation-look.ts';
import { PersonLine } from '../people/PersonLine.tsx';
import type { Hit } from './use-hits.ts';

interface Props {
  id: string;
  hit: Hit;
  active: boolean;
  now: number;
  onHover: () => void;
  onChoose: () => void;
}

function ConversationLine({ hit, now }: { hit: Extract<Hit, { kind: 'conversation' }>; now: number }) {
  const { conversation } = hit;
  const look = useConversationLook(conversation);
  const peer = useUser(conversation.peerId ?? conversation.me.userId);
  const group = conversation.kind === 'group';
  return (
    <>
      <span className="flex @max-[13rem]:hidden">
        <Avatar {...look.avatar} size={40} />
      </span>
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="truncate font-semibold text-body">
          <bdi>{look.name}</bdi>
        </span>
        <span className="truncate text-small text-text-2">
          {group ? t('group.members', { count: conversation.memberCount }) : peer && presenceWords(peer, now)}
        </span>
      </span>
      <Badge count={conversation.unread} />
    </>
  );
}

/** One place to go to. */
export function HitRow({ id, hit, active, now, onHover, onChoose }: Props) {
  return (
    <button
      id={id}
      type="button"
      role="option"
      tabIndex={-1}
      aria-selected={active}
      onPointerMove={onHover}
      onClick={onChoose}
      className={classNames(
        '@container flex h-14 w-full items-center gap-3 rounded-row px-3 text-start',
        active && 'bg-selected',
      )}
    >
      {hit.kind === 'conversation' ? (
        <ConversationLine hit={hit} now={now} />
      ) : (
        <PersonLine user={hit.user} now={now} ring="surface" />
      )}
    </button>
  );
}
