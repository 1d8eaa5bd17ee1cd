import type { Conversation } from '@chatter/protocol/conversation';
import { useTyping } from '../../state/use-conversation.ts';
import { useNameOf } from '../../state/use-people.ts';
import { t } from '../../text/t.ts';
import { presenceWords } from '../../text/time-words.ts';
import { typingRowWords } from '../../text/typing-words.ts';
import { useNow } from '../../ui/use-now.ts';
import type { ConversationLook } from './use-conversation-look.ts';

/** The line under the name: who types, else whether the other is there or how many they are. */
export function HeaderState({ conversation, look }: { conversation: Conversation; look: ConversationLook }) {
  const now = useNow();
  const typing = useTyping(conversation.id);
  const nameOf = useNameOf(typing);
  const isGroup = conversation.kind === 'group';
  if (typing.length > 0) {
    return <span className="truncate text-accent-text text-small">{typingRowWords(typing.map(nameOf), isGroup)}</span>;
  }
  const words = isGroup
    ? t('group.members', { count: conversation.memberCount })
    : look.peer
      ? presenceWords(look.peer, now)
      : '';
  return <span className="line-clamp-2 text-small text-text-2">{words}</span>;
}
