import type { ConversationId } from '@chatter/protocol/ids';
import { useNavigate, useParams } from 'react-router';
import { ConversationPane } from '../features/chats/ConversationPane.tsx';
import { useConversation } from '../state/use-conversation.ts';
import { t } from '../text/t.ts';
import { Button } from '../ui/Button.tsx';
import { NothingYetDrawing } from '../ui/drawings.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { SkeletonBubbles } from '../ui/SkeletonBubbles.tsx';

/** The conversation that the address names. The server decides whether there is one for this person. */
export function ChatPage() {
  const id = (useParams().id ?? '') as ConversationId;
  const navigate = useNavigate();
  const conversation = useConversation(id);
  if (conversation) return <ConversationPane key={id} conversation={conversation} />;
  return (
    <main id="pane" aria-busy={conversation === undefined} className="flex min-h-0 flex-1 flex-col bg-canvas">
      {conversation === undefined ? (
        <div className="mx-auto flex w-full max-w-190 flex-1 flex-col justify-end px-4">
          <SkeletonBubbles />
        </div>
      ) : (
        <EmptyState
          illustration={<NothingYetDrawing />}
          heading={t('chat.gone')}
          text={t('chat.goneText')}
          action={<Button onClick={() => navigate('/chats')}>{t('chat.back')}</Button>}
        />
      )}
    </main>
  );
}
