import type { Photo } from '@chatter/protocol/picture';
import { useChatter } from '../../state/chatter.ts';
import { t } from '../../text/t.ts';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { useModal } from '../../ui/use-modal.ts';

const control = 'bg-photo-scrim text-on-photo outline-on-photo! hover:bg-photo-scrim';

interface Props {
  photos: readonly Photo[];
  at: number;
  caption: string;
  label: string;
  onMove: (photo: Photo) => void;
  onClose: () => void;
}

/** One photo as large as the screen allows, on black in both themes; the arrow keys go to its neighbours. */
export function Lightbox({ photos, at, caption, label, onMove, onClose }: Props) {
  const chatter = useChatter();
  const dialog = useModal(onClose);
  const photo = photos[at];
  const [previous, next] = [photos[at - 1], photos[at + 1]];

  if (!photo) return null;
  const url = chatter.pictureUrl(photo.id, 'large');
  return (
    <dialog
      ref={dialog}
      aria-label={label}
      onKeyDown={(event) => {
        const rtl = getComputedStyle(event.currentTarget).direction === 'rtl';
        if (event.key === (rtl ? 'ArrowRight' : 'ArrowLeft') && previous) onMove(previous);
        if (event.key === (rtl ? 'ArrowLeft' : 'ArrowRight') && next) onMove(next);
      }}
      className="fade-in m-0 h-dvh max-h-none w-full max-w-none bg-lightbox p-4 text-on-photo backdrop:bg-transparent"
    >
      <div className="flex h-full flex-col">
        <header className="pt-safe-0 flex items-center gap-2">
          <p className="min-w-12 flex-1 text-small" aria-live="polite">
            {photos.length > 1 && t('photo.counter', { at: at + 1, count: photos.length })}
          </p>
          <a
            href={url}
            download
            aria-label={t('photo.download')}
            className={`inline-flex size-11 items-center justify-center rounded-control ${control}`}
          >
            <Icon name="download" />
          </a>
          <IconButton icon="close" label={t('action.close')} onClick={onClose} className={control} />
        </header>
        <div className="flex min-h-0 flex-1 items-center justify-center gap-2 py-4">
          <img
            key={photo.id}
            src={url}
            alt={caption || label}
            className="fade-in max-h-full max-w-full object-contain"
          />
        </div>
        {previous && (
          <IconButton
            icon="previous"
            label={t('photo.previous')}
            onClick={() => onMove(previous)}
            className={`fixed start-4 top-1/2 -translate-y-1/2 ${control}`}
          />
        )}
        {next && (
          <IconButton
            icon="next"
            label={t('photo.next')}
            onClick={() => onMove(next)}
            className={`fixed end-4 top-1/2 -translate-y-1/2 ${control}`}
          />
        )}
        {caption && (
          <p dir="auto" className="mx-auto max-h-[4.125rem] max-w-160 overflow-y-auto whitespace-pre-wrap text-body">
            {caption}
          </p>
        )}
      </div>
    </dialog>
  );
}
