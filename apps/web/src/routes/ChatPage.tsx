import type { ConversationId } from '@chatter/protocol/ids';
import { Suspense, useDeferredValue, useEffect } from 'react';
import { useParams } from 'react-router';
import { ConversationPane } from '../features/chats/ConversationPane.tsx';
import { useChatter } from '../state/chatter.ts';
import { useConversation } from '../state/use-conversation.ts';
import { lazyPart } from '../ui/lazy-part.ts';
import { SkeletonBubbles } from '../ui/SkeletonBubbles.tsx';

const ChatGone = lazyPart(() => import('./ChatGone.tsx'), 'ChatGone');

/** The conversation that the address names. The server decides whether there is one for this person. */
export function ChatPage() {
  const id = (useParams().id ?? '') as ConversationId;
  const known = useConversation(id);
  const before = useDeferredValue(known);
  // One that was waited for is drawn piece by piece, so that the page answers meanwhile.
  const conversation = before === undefined ? before : known;
  const { messages } = useChatter();
  const unknown = known === undefined;
  useEffect(() => {
    if (unknown) messages.timeline(id).prefetch();
  }, [id, messages, unknown]);
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
