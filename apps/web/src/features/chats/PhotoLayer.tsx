import type { Conversation } from '@chatter/protocol/conversation';
import { Suspense } from 'react';
import { useNameOf } from '../../state/use-people.ts';
import { useTimeline } from '../../state/use-timeline.ts';
import { t } from '../../text/t.ts';
import { lazyPart } from '../../ui/lazy-part.ts';

const Lightbox = lazyPart(() => import('../lightbox/Lightbox.tsx'), 'Lightbox');

interface Props {
  conversation: Conversation;
  photoId: string;
  onMove: (photoId: string) => void;
  onClose: () => void;
}

/** The photo that the address names, among those of its message; nothing when it is not in what is loaded. */
export function PhotoLayer({ conversation, photoId, onMove, onClose }: Props) {
  const { state } = useTimeline(conversation.id);
  const item = state.items.find(
    (each) =>
      each.kind === 'message' &&
      each.message.content.kind === 'photos' &&
      each.message.content.photos.some(({ id }) => id === photoId),
  );
  const message = item?.kind === 'message' ? item.message : undefined;
  const nameOf = useNameOf(message ? [message.authorId] : []);
  if (message?.content.kind !== 'photos') return null;
  const { photos, caption } = message.content;
  const own = message.authorId === conversation.me.userId;
  return (
    <Suspense fallback={null}>
      <Lightbox
        photos={photos}
        at={photos.findIndex(({ id }) => id === photoId)}
        caption={caption}
        sentAt={message.createdAt}
        label={t(own ? 'photo.own' : 'photo.by', { name: nameOf(message.authorId) })}
        onMove={({ id }) => onMove(id)}
        onClose={onClose}
      />
    </Suspense>
  );
}
