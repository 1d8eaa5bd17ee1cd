import type { Outgoing } from '../../state/photo-desk.ts';
import type { TrayItem } from '../../state/tray.ts';
import { t } from '../../text/t.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { OutgoingTile } from '../photos/OutgoingTile.tsx';
import { PhotoGrid } from '../photos/PhotoGrid.tsx';
import { mayRetryPhoto, photoErrorWords } from '../photos/photo-error-words.ts';
import { BubbleMeta } from './BubbleMeta.tsx';
import { BubbleText } from './BubbleText.tsx';
import { bubbleClass } from './bubble-class.ts';

export interface OutgoingActs {
  readonly remove: (key: string) => void;
  readonly retry: (item: TrayItem) => void;
  readonly retryAll: (items: readonly TrayItem[], may: (error: unknown) => boolean) => void;
  readonly discard: (message: Outgoing) => void;
}

const square = { width: 1_000, height: 1_000 };
const place = { first: true, last: true };

/** Photos that were sent and are still uploading, where their message will stand; with the ways on when one fails. */
export function OutgoingRow({ message, acts }: { message: Outgoing; acts: OutgoingActs }) {
  const { items, caption, createdAt, kept } = message;
  const failed = items.filter(({ error }) => error !== null);
  const reasons = [...new Set(failed.map(({ error }) => photoErrorWords(error)))];
  const meta = (on: 'photo' | 'text') => (
    <BubbleMeta at={createdAt} tick={failed.length > 0 ? null : 'waiting'} on={on} own />
  );
  return (
    <div className="flex flex-col items-end">
      <div className="thread-bubble min-w-0">
        <span className="sr-only">{t('bubble.you')}</span>
        <div className={bubbleClass(true, place)}>
          <div className="relative">
            <PhotoGrid shapes={items.map(({ photo, shape }) => photo ?? shape ?? square)}>
              {({ index, more, style }) => (
                <OutgoingTile
                  key={items[index]?.key}
                  items={more ? items.slice(index) : items.slice(index, index + 1)}
                  at={index + 1}
                  more={more}
                  style={style}
                  onCancel={({ key }) => acts.remove(key)}
                  onRetry={acts.retry}
                />
              )}
            </PhotoGrid>
            {caption === '' && meta('photo')}
          </div>
          {caption !== '' && (
            <div className="w-0 min-w-full">
              <BubbleText text={caption} meta={meta('text')} />
            </div>
          )}
        </div>
      </div>
      {failed.length > 0 && kept === false && (
        <p className="mt-1 text-end text-small text-text-2">{t('outgoing.unkept', { count: items.length })}</p>
      )}
      {failed.length > 0 && (
        <p role="alert" className="mt-1 flex flex-wrap justify-end gap-x-2 text-end text-small">
          <span className="text-danger">{reasons.map((reason) => t('tray.failed', { reason })).join(' ')}</span>
          {failed.some(({ error }) => mayRetryPhoto(error)) && (
            <LinkButton onClick={() => acts.retryAll(failed, mayRetryPhoto)}>{t('failed.retry')}</LinkButton>
          )}
          <LinkButton onClick={() => acts.discard(message)}>{t('failed.delete')}</LinkButton>
        </p>
      )}
    </div>
  );
}
