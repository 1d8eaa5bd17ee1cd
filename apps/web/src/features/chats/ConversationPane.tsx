import type { Conversation } from '@chatter/protocol/conversation';
import type { Photo } from '@chatter/protocol/picture';
import { Suspense, useCallback, useEffect, useRef } from 'react';
import { useUnreadConversations } from '../../state/use-conversation.ts';
import { useWatchPeople } from '../../state/use-people.ts';
import { useTitle } from '../../state/use-title.ts';
import { useUrlLayer } from '../../state/use-url-layer.ts';
import { door } from '../../ui/door.tsx';
import { lazyPart } from '../../ui/lazy-part.ts';
import { useEscape } from '../../ui/use-escape.ts';
import { Composer } from '../composer/Composer.tsx';
import { useComposer } from '../composer/use-composer.ts';
import { useDrop } from '../composer/use-drop.ts';
import { type ThreadHandle, ThreadView } from '../timeline/ThreadView.tsx';
import { TypingLine } from '../timeline/TypingLine.tsx';
import { ConversationHeader } from './ConversationHeader.tsx';
import { useConversationLook } from './use-conversation-look.ts';

const DropOverlay = lazyPart(() => import('../composer/DropOverlay.tsx'), 'DropOverlay');
const SayHello = lazyPart(() => import('./SayHello.tsx'), 'SayHello');
const loadOutgoing = () => import('../timeline/OutgoingRows.tsx');
const OutgoingRows = lazyPart(loadOutgoing, 'OutgoingRows');
const LeaveGroup = lazyPart(() => import('../groups/LeaveGroup.tsx'), 'LeaveGroup');
const PhotoLayer = lazyPart(() => import('./PhotoLayer.tsx'), 'PhotoLayer');
const GroupDetails = door(async () => (await import('../groups/GroupDetails.tsx')).GroupDetails);

/** One conversation: header, history, composer, and the layers that open over them. */
export function ConversationPane({ conversation }: { conversation: Conversation }) {
  const { id, peerId } = conversation;
  const look = useConversationLook(conversation);
  const thread = useRef<ThreadHandle>(null);
  const panel = useUrlLayer('panel');
  const photo = useUrlLayer('photo');
  const composer = useComposer(
    id,
    useCallback(() => thread.current?.onSent(), []),
  );
  const drop = useDrop(composer.addFiles);
  useWatchPeople(peerId ? [peerId] : []);
  useTitle(look.name, useUnreadConversations());
  const openPhoto = useCallback((each: Photo) => photo.open(each.id), [photo.open]);

  // Fetched before it opens, so that it has something to come in with.
  const openDetails = () =>
    void GroupDetails.open()
      .catch(() => undefined)
      .then(() => panel.open('details'));

  useEscape('tray', composer.dropTray);
  useEscape('divider', () => thread.current?.dismissDivider() ?? false);
  const hasPhotos = composer.tray.items.length > 0;
  useEffect(() => {
    // What is sent next has its row at once.
    if (hasPhotos) void loadOutgoing().catch(() => undefined);
  }, [hasPhotos]);

  return (
    <div className="flex min-h-0 min-w-0 flex-1">
      <main
        id="pane"
        aria-label={look.name}
        {...drop.handlers}
        className="relative flex min-h-0 min-w-0 flex-1 flex-col bg-canvas"
      >
        <ConversationHeader
          conversation={conversation}
          look={look}
          onDetails={() => (panel.value === 'details' ? panel.close() : openDetails())}
          onLeave={() => panel.open('leave')}
        />
        <ThreadView
          ref={thread}
          conversation={conversation}
          look={look}
          onOpenPhoto={openPhoto}
          after={
            composer.tray.outgoing.length > 0 && (
              <Suspense fallback={null}>
                <OutgoingRows id={id} outgoing={composer.tray.outgoing} acts={composer.tray} />
              </Suspense>
            )
          }
        />
        {conversation.lastSeq === 0 && conversation.kind === 'direct' && composer.tray.outgoing.length === 0 && (
          <Suspense fallback={null}>
            <SayHello id={id} />
          </Suspense>
        )}
        <TypingLine id={id} />
        <Composer composer={composer} name={look.name} />
        <Suspense fallback={null}>
          {drop.over && <DropOverlay photos={drop.over === 'photos'} name={look.name} />}
          {photo.value && (
            <PhotoLayer
              conversation={conversation}
              photoId={photo.value}
              onMove={(next) => photo.open(next, { replace: true })}
              onClose={photo.close}
            />
          )}
          {conversation.kind === 'group' && panel.value === 'leave' && (
            <LeaveGroup conversation={conversation} onClose={panel.close} />
          )}
        </Suspense>
      </main>
      {conversation.kind === 'group' && panel.value === 'details' && (
        <Suspense fallback={null}>
          <GroupDetails
            conversation={conversation}
            onLeave={() => panel.open('leave', { replace: true })}
            onClose={panel.close}
          />
        </Suspense>
      )}
    </div>
  );
}
