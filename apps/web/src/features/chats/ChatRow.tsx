import type { Conversation } from '@chatter/protocol/conversation';
import { memo } from 'react';
import { useIsAttended } from '../../state/attended.ts';
import { useHasFailed, useTyping } from '../../state/use-conversation.ts';
import { useDraft } from '../../state/use-draft.ts';
import { useNameOf } from '../../state/use-people.ts';
import { previewWords } from '../../text/preview-words.ts';
import { t } from '../../text/t.ts';
import { rowTime } from '../../text/time-words.ts';
import { typingRowWords } from '../../text/typing-words.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Badge } from '../../ui/Badge.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/Icon.tsx';
import { RowTicks } from './RowTicks.tsx';
import { type RowLine, rowLine } from './row-line.ts';
import { useConversationLook } from './use-conversation-look.ts';

interface Props {
  conversation: Conversation;
  now: number;
  open: boolean;
  /** The list is one stop for Tab: only one of its rows takes part. */
  inTabOrder: boolean;
}

const peopleIn = ({
  lastMessage,
  typing,
}: Pick<Conversation, 'lastMessage'> & { typing: readonly Conversation['me']['userId'][] }) => [
  ...(lastMessage ? [lastMessage.authorId] : []),
  ...(lastMessage?.content.kind === 'system' ? lastMessage.content.userIds.slice(0, 4) : []),
  ...typing,
];

const lineClass = (kind: RowLine['kind'], unread: boolean): string => {
  if (kind === 'failed') return 'text-danger';
  if (kind === 'typing') return 'text-accent-text';
  return unread ? 'text-text-1' : 'text-text-2';
};

/** One conversation of the list: who, when, what last, and what waits. */
export const ChatRow = memo(function ChatRow({ conversation, now, open, inTabOrder }: Props) {
  const { name, avatar } = useConversationLook(conversation);
  const typing = useTyping(conversation.id);
  const draft = useDraft(conversation.id);
  const failed = useHasFailed(conversation.id);
  const nameOf = useNameOf(peopleIn({ lastMessage: conversation.lastMessage, typing }));
  const attended = useIsAttended(conversation.id);
  const unread = attended ? 0 : conversation.unread;
  const time = rowTime(conversation.activityAt, now);
  const line = rowLine({
    typing: typingRowWords(typing.map(nameOf), conversation.kind === 'group'),
    failed: failed ? t('row.failed') : '',
    draft,
    preview: previewWords(conversation, nameOf),
    open,
  });
  const label = [
    name,
    avatar.online && t('seen.online'),
    line.kind === 'draft' ? t('draft.spoken', { text: line.text }) : line.text,
    time,
    unread > 0 && t('row.unread', { count: unread }),
  ];
  return (
    // A plain link: those of the router are drawn again at each step that one goes. The list hears the press.
    <a
      href={`/chats/${conversation.id}`}
      data-row={conversation.id}
      tabIndex={inTabOrder ? 0 : -1}
      aria-current={open ? 'page' : undefined}
      aria-label={label.filter(Boolean).join(', ')}
      className={classNames(
        '@container ms-2 me-2 flex pointer-fine:me-0 h-17 items-center gap-3 rounded-row px-3 ring-inset active:bg-selected',
        open ? 'bg-selected' : 'hover:bg-hover',
      )}
    >
      <span className="flex @max-[13rem]:hidden">
        <Avatar {...avatar} size={48} ring="side" />
      </span>
      <span className="flex min-w-0 flex-1 flex-col gap-0.5">
        <span className="flex items-baseline gap-2">
          <bdi className="min-w-0 flex-1 truncate text-row-start font-semibold text-body">{name}</bdi>
          <span className={classNames('shrink-0 text-meta', unread > 0 ? 'font-semibold text-text-1' : 'text-text-3')}>
            {time}
          </span>
        </span>
        <span className="flex h-5 items-center gap-1.5">
          {line.kind === 'preview' && <RowTicks conversation={conversation} />}
          {line.kind === 'failed' && (
            <span className="text-danger">
              <Icon name="alert" size={16} />
            </span>
          )}
          {line.kind === 'draft' && <span className="shrink-0 text-accent-text text-small">{t('draft.mark')}</span>}
          <span
            // A sentence of the page's own runs as the page does, also when it begins with a name that runs the other way.
            dir={line.kind === 'typing' || conversation.lastMessage?.content.kind === 'system' ? undefined : 'auto'}
            className={classNames(
              'min-w-0 flex-1 truncate text-row-start text-small',
              lineClass(line.kind, unread > 0),
            )}
          >
            {line.text}
          </span>
          <Badge count={unread} />
        </span>
      </span>
    </a>
  );
});
