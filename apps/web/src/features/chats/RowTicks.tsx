import type { Conversation } from '@chatter/protocol/conversation';
import { Ticks } from '../timeline/Ticks.tsx';
import { tickOf } from '../timeline/tick-of.ts';

/** How far one's own last message has come, in the list. */
export function RowTicks({ conversation }: { conversation: Conversation }) {
  const { lastMessage, me } = conversation;
  if (!lastMessage || lastMessage.authorId !== me.userId || lastMessage.content.kind === 'system') return null;
  return (
    <span className="shrink-0 text-text-3">
      <Ticks state={tickOf(lastMessage.seq, conversation)} spoken={false} />
    </span>
  );
}
