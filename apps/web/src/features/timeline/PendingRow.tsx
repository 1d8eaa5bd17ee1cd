import type { PendingMessage } from '@chatter/client';
import { useState } from 'react';
import { useChatter } from '../../state/chatter.ts';
import { knownPhoto } from '../../state/known-photos.ts';
import { useMe } from '../../state/use-me.ts';
import { errorWords } from '../../text/error-words.ts';
import { t } from '../../text/t.ts';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/Icon.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { BubbleContent } from './BubbleContent.tsx';
import type { GroupPlace } from './to-rows.ts';

const freshMs = 1_000;

/** A message of one's own on its way, or one that could not be sent, with the ways on. */
export function PendingRow({ pending, place }: { pending: PendingMessage; place: GroupPlace }) {
  const { messages } = useChatter();
  const me = useMe();
  const { content } = pending;
  // What waited already when the conversation was opened, or one scrolled there, stands still.
  const [fresh] = useState(() => Date.now() - pending.createdAt < freshMs);
  const failed = pending.state === 'failed';
  return (
    <div className={classNames('flex flex-col items-end', fresh && 'rise-in')}>
      <div className="flex w-full items-center justify-end gap-2">
        {failed && (
          // The same as the words under it, for a finger that goes to the sign; read aloud and by Tab it is there once.
          <button
            type="button"
            tabIndex={-1}
            aria-hidden="true"
            data-tip={t('failed.retry')}
            onClick={() => messages.retry(pending.clientMessageId)}
            className="-me-2 flex size-11 shrink-0 items-center justify-center rounded-full text-danger"
          >
            <Icon name="alert" size={20} />
          </button>
        )}
        <div className="thread-bubble min-w-0">
          <span className="sr-only">{t('bubble.you')}</span>
          <BubbleContent
            text={content.kind === 'text' ? content.text : (content.caption ?? '')}
            photos={content.kind === 'photos' ? content.photoIds.map(knownPhoto) : []}
            at={pending.createdAt}
            own
            tick={failed ? null : 'waiting'}
            place={place}
            author={{ id: me.id, name: me.displayName }}
            showName={false}
            onOpenPhoto={undefined}
          />
        </div>
      </div>
      {failed && (
        <p className="mt-1 flex flex-wrap justify-end gap-x-2 text-end text-small">
          <span className="text-danger">{t('failed.words', { reason: errorWords(pending.error) })}</span>
          <span className="flex gap-x-2">
            <LinkButton onClick={() => messages.retry(pending.clientMessageId)}>{t('failed.retry')}</LinkButton>
            <LinkButton onClick={() => messages.discard(pending.clientMessageId)}>{t('failed.delete')}</LinkButton>
          </span>
        </p>
      )}
    </div>
  );
}
