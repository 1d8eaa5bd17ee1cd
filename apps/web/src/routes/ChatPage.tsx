import type { ConversationId } from '@chatter/protocol/ids';
import { lazy, Suspense, useEffect } from 'react';
import { useParams } from 'react-router';
import { ConversationPane } from '../features/chats/ConversationPane.tsx';
import { useChatter } from '../state/chatter.ts';
import { useConversation } from '../state/use-conversation.ts';
import { SkeletonBubbles } from '../ui/SkeletonBubbles.tsx';

const ChatGone = lazy(() => import('./ChatGone.tsx').then(({ ChatGone: part }) => ({ default: part })));

/** The conversation that the address names. The server decides whether there is one for this person. */
export function ChatPage() {
  const id = (useParams().id ?? '') as ConversationId;
  const conversation = useConversation(id);
  const { messages } = useChatter();
  const unknown = conversation === undefined;
  useEffect(() => {
    if (unknown) messages.timeline(id).prefetch();
  }, [id, messages, unknown]);
  if (conversation) return <ConversationPane key={id} conversation={conversation} />;
  return (
    <main id="pane" aria-busy={unknown} className="flex min-h-0 flex-1 flex-col bg-canvas">
      {unknown ? (
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
