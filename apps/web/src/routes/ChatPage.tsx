import type { ConversationId } from '@chatter/protocol/ids';
import { lazy, Suspense } from 'react';
import { useParams } from 'react-router';
import { ConversationPane } from '../features/chats/ConversationPane.tsx';
import { useConversation } from '../state/use-conversation.ts';
import { SkeletonBubbles } from '../ui/SkeletonBubbles.tsx';

const ChatGone = lazy(() => import('./ChatGone.tsx').then(({ ChatGone: part }) => ({ default: part })));

/** The conversation that the address names. The server decides whether there is one for this person. */
export function ChatPage() {
  const id = (useParams().id ?? '') as ConversationId;
  const conversation = useConversation(id);
  if (conversation) return <ConversationPane key={id} conversation={conversation} />;
  return (
    <main id="pane" aria-busy={conversation === undefined} className="flex min-h-0 flex-1 flex-col bg-canvas">
      {conversation === undefined ? (
        <div className="mx-auto flex w-full max-w-190 flex-1 flex-col justify-end px-4">
          <SkeletonBubbles />
        </div>
      ) : (
        <Suspense fallback={null}>
          <ChatGone />
        </Suspense>
      )}
    </main>
  );
}
