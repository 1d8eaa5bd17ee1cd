import type { Photo } from '@chatter/protocol/picture';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useChatter } from '../../state/chatter.ts';
import { t } from '../../text/t.ts';
import { classNames } from '../../ui/class-names.ts';
import type { Point } from '../../ui/from-middle.ts';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { isRtl } from '../../ui/is-rtl.ts';
import { useModal } from '../../ui/use-modal.ts';
import { LightboxSlide } from './LightboxSlide.tsx';
import { photoFileName } from './photo-file-name.ts';
import type { Outcome } from './photo-gesture.ts';
import { riseFrom } from './rise-from.ts';
import { savePhoto } from './save-photo.ts';
import { previewOf, tileOf } from './tile-of.ts';
import { usePhotoGestures } from './use-photo-gestures.ts';

const control =
  'pointer-events-auto size-11! bg-photo-scrim text-on-photo outline-on-photo! hover:bg-photo-scrim active:bg-photo-scrim';
const zoomStep = 1.5;
const panStep = 80;
const pans: Partial<Record<string, Point>> = {
  ArrowLeft: { x: panStep, y: 0 },
  ArrowRight: { x: -panStep, y: 0 },
  ArrowUp: { x: 0, y: panStep },
  ArrowDown: { x: 0, y: -panStep },
};

interface Props {
  photos: readonly Photo[];
  at: number;
  caption: string;
  label: string;
  /** When it was sent, null for a picture that was not. */
  sentAt: number | null;
  onMove: (photo: Photo) => void;
  onClose: () => void;
}

/** One photo as large as the screen allows, on black in both themes; keys, buttons and swipes go to its neighbours. */
export function Lightbox({ photos, at, caption, label, sentAt, onMove, onClose }: Props) {
  const chatter = useChatter();
  const photo = photos[at];
  const current = useRef(photo);
  useEffect(() => {
    current.current = photo;
  }, [photo]);
  // The focus goes to the photo that was looked at last, not to the one that was opened.
  const dialog = useModal(onClose, () => current.current && tileOf(current.current.id));
  const stage = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const rtl = isRtl(document.documentElement);
  const [previous, next] = [photos[at - 1], photos[at + 1]];
  const [left, right] = rtl ? [next, previous] : [previous, next];

  const go = (to: Photo | undefined) => {
    if (!to) return;
    gestures.reset();
    onMove(to);
  };
  const onOutcome = (outcome: Outcome, target: EventTarget) => {
    const onPhoto = target instanceof Element && target.closest('[data-lightbox-photo]') !== null;
    if (outcome === 'left') go(left);
    else if (outcome === 'right') go(right);
    else if (outcome === 'close' || (outcome === 'tap' && !onPhoto)) onClose();
  };
  const gestures = usePhotoGestures(stage, {
    photo: photo ?? { id: '' as Photo['id'], width: 1, height: 1, color: '' },
    left: left !== undefined,
    right: right !== undefined,
    onOutcome,
  });
  useEffect(() => riseFrom(current.current ? tileOf(current.current.id) : null, frame.current), []);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const pan = pans[event.key];
    if (event.key === '+' || event.key === '=') gestures.zoomBy(zoomStep);
    else if (event.key === '-') gestures.zoomBy(1 / zoomStep);
    else if (event.key === '0') gestures.reset();
    else if (pan && gestures.pan(pan)) event.preventDefault();
    else if (event.key === 'ArrowLeft') go(left);
    else if (event.key === 'ArrowRight') go(right);
  };

  if (!photo) return null;
  const { zoom, drag, mode } = gestures.gesture;
  const moving = mode !== 'rest' && mode !== 'press';
  return (
    <dialog
      ref={dialog}
      aria-label={label}
      onKeyDown={onKeyDown}
      className="m-0 h-dvh max-h-none w-full max-w-none overflow-hidden bg-transparent text-on-photo backdrop:bg-transparent"
    >
      <div aria-hidden="true" className="fade-in absolute inset-0 bg-lightbox" style={{ opacity: 1 - drag.y / 600 }} />
      <div className="relative flex h-full flex-col">
        <div
          ref={stage}
          {...gestures.handlers}
          className={classNames('relative min-h-0 flex-1 touch-none', zoom.scale > 1 && 'cursor-grab')}
        >
          {photos.map((each, index) => {
            const offset = (index - at) * (rtl ? -1 : 1);
            // The neighbours are there beforehand, so that they are not waited for.
            if (Math.abs(offset) > 1) return null;
            const x = `calc(${offset} * (100% + 2rem) + ${drag.x}px)`;
            return (
              <LightboxSlide
                key={each.id}
                photo={each}
                alt={offset === 0 ? caption || label : ''}
                preview={previewOf(each.id)}
                moving={moving}
                style={{ transform: `translate(${x}, ${offset === 0 ? drag.y : 0}px)` }}
                frame={offset === 0 ? frame : undefined}
                frameStyle={
                  offset === 0 ? { transform: `translate(${zoom.x}px, ${zoom.y}px) scale(${zoom.scale})` } : {}
                }
              />
            );
          })}
        </div>
        {caption && (
          <p
            dir="auto"
            className="mx-auto mb-4 max-h-[calc(3*var(--text-body--line-height))] w-full max-w-160 shrink-0 overflow-y-auto overscroll-contain whitespace-pre-wrap px-4 text-body [overflow-wrap:anywhere]"
          >
            {caption}
          </p>
        )}
      </div>
      <header className="pt-safe-2 pointer-events-none absolute inset-x-2 top-0 flex items-center gap-2">
        <p aria-live="polite" className="flex-1">
          {photos.length > 1 && (
            <span className="inline-flex h-11 items-center rounded-control bg-photo-scrim px-4 text-small">
              {t('photo.counter', { at: at + 1, count: photos.length })}
            </span>
          )}
        </p>
        <a
          href={chatter.pictureUrl(photo.id, 'large')}
          download={photoFileName(label, sentAt, photos.length > 1 ? at + 1 : null)}
          aria-label={t('photo.download')}
          data-tip={t('photo.download')}
          onClick={savePhoto}
          className={classNames('inline-flex items-center justify-center rounded-control', control)}
        >
          <Icon name="download" />
        </a>
        <IconButton icon="close" label={t('action.close')} data-first-focus="" onClick={onClose} className={control} />
      </header>
      <div className="pointer-events-none absolute inset-x-2 top-1/2 flex -translate-y-1/2">
        {previous && (
          <IconButton icon="previous" label={t('photo.previous')} onClick={() => go(previous)} className={control} />
        )}
        {next && (
          <IconButton
            icon="next"
            label={t('photo.next')}
            onClick={() => go(next)}
            className={classNames('ms-auto', control)}
          />
        )}
      </div>
    </dialog>
  );
}
