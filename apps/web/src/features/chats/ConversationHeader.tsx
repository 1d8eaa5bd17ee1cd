import type { Conversation } from '@chatter/protocol/conversation';
import { useNavigate } from 'react-router';
import { t } from '../../text/t.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { PaneHeader } from '../../ui/PaneHeader.tsx';
import { useFocusHeading } from '../../ui/use-focus-heading.ts';
import { HeaderState } from './HeaderState.tsx';
import type { ConversationLook } from './use-conversation-look.ts';

interface Props {
  conversation: Conversation;
  look: ConversationLook;
  onDetails: () => void;
  onLeave: () => void;
}

/** Who one talks with; the whole block opens the person or the group. */
export function ConversationHeader({ conversation, look, onDetails, onLeave }: Props) {
  const navigate = useNavigate();
  const heading = useFocusHeading();
  const isGroup = conversation.kind === 'group';
  const open = () => (isGroup ? onDetails() : navigate(`/people/${conversation.peerId}`, { state: { over: true } }));
  return (
    <PaneHeader back="/chats">
      <div className="@container relative flex min-h-12 min-w-0 flex-1 items-center gap-3 rounded-control px-1.5 py-0.5">
        {/* Very large text on a narrow screen: the name matters more. */}
        <span className="flex @max-[9rem]:hidden">
          <Avatar {...look.avatar} size={40} />
        </span>
        <div className="flex min-w-0 flex-col">
          <h1
            ref={heading}
            tabIndex={-1}
            className="truncate font-semibold text-body @max-[9rem]:line-clamp-2 @max-[9rem]:whitespace-normal"
          >
            <bdi>{look.name}</bdi>
          </h1>
          <HeaderState conversation={conversation} look={look} />
        </div>
        <button
          type="button"
          onClick={open}
          aria-label={isGroup ? t('group.open', { name: look.name }) : t('person.open', { name: look.name })}
          className="absolute inset-0 rounded-control ring-inset"
        />
      </div>
      <Menu
        label={t('chat.menu')}
        items={
          isGroup
            ? [
                { label: t('group.details'), icon: 'info', onSelect: open },
                { label: t('group.leave'), icon: 'leave', danger: true, onSelect: onLeave },
              ]
            : [{ label: t('person.profile'), icon: 'person', onSelect: open }]
        }
      />
    </PaneHeader>
  );
}
