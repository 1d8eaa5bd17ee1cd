import { pictureSizes } from '@chatter/protocol/picture';
import type { User } from '@chatter/protocol/user';
import { Suspense } from 'react';
import { useChatter } from '../../state/chatter.ts';
import { useUnreadConversations } from '../../state/use-conversation.ts';
import { useMe } from '../../state/use-me.ts';
import { useWatchPeople } from '../../state/use-people.ts';
import { useTitle } from '../../state/use-title.ts';
import { useUrlLayer } from '../../state/use-url-layer.ts';
import { t } from '../../text/t.ts';
import { monthAndYear, presenceWords } from '../../text/time-words.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { lazyPart } from '../../ui/lazy-part.ts';
import { PaneHeader } from '../../ui/PaneHeader.tsx';
import { useFocusHeading } from '../../ui/use-focus-heading.ts';
import { useNow } from '../../ui/use-now.ts';
import { MessageButton } from './MessageButton.tsx';

const Lightbox = lazyPart(() => import('../lightbox/Lightbox.tsx'), 'Lightbox');
const side = pictureSizes.avatar.large;

/** A person as others see them. */
export function PersonPage({ person }: { person: User }) {
  const chatter = useChatter();
  const me = useMe();
  const now = useNow();
  const heading = useFocusHeading();
  useWatchPeople([person.id]);
  useTitle(person.displayName, useUnreadConversations());
  const picture = useUrlLayer('photo');
  const pictureName = t('person.picture', { name: person.displayName });
  const avatar = (
    <Avatar
      id={person.id}
      name={person.displayName}
      src={person.avatar && chatter.pictureUrl(person.avatar, 'large')}
      size={112}
      online={person.online}
      ring="canvas"
    />
  );
  return (
    <main id="pane" aria-label={person.displayName} className="flex min-h-0 flex-1 flex-col bg-canvas">
      <PaneHeader back="/people">
        <span className="truncate px-1.5 font-semibold text-body">{t('person.profile')}</span>
      </PaneHeader>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-6 py-10">
        <div className="mx-auto flex w-full max-w-140 flex-col gap-1">
          {person.avatar ? (
            <button
              type="button"
              data-photo={person.avatar}
              aria-label={pictureName}
              onClick={() => picture.open('picture')}
              className="w-fit rounded-full"
            >
              {avatar}
            </button>
          ) : (
            avatar
          )}
          <h1 ref={heading} tabIndex={-1} className="mt-4 text-display [overflow-wrap:anywhere]">
            <bdi>{person.displayName}</bdi>
          </h1>
          <p className="text-body text-text-2">{presenceWords(person, now)}</p>
          {person.status && (
            <p dir="auto" className="mt-3 text-start text-input [overflow-wrap:anywhere]">
              {person.status}
            </p>
          )}
          <p className="mt-3 mb-6 text-small text-text-2">
            {t('person.since', { date: monthAndYear(person.createdAt) })}
          </p>
          {person.id !== me.id && <MessageButton user={person} look="primary" />}
        </div>
      </div>
      {picture.value && person.avatar && (
        <Suspense fallback={null}>
          <Lightbox
            photos={[{ id: person.avatar, width: side, height: side, color: 'transparent' }]}
            at={0}
            caption=""
            label={pictureName}
            sentAt={null}
            onMove={() => undefined}
            onClose={picture.close}
          />
        </Suspense>
      )}
    </main>
  );
}
