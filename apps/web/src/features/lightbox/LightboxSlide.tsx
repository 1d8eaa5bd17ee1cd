import type { Photo } from '@chatter/protocol/picture';
import { type CSSProperties, type Ref, useState } from 'react';
import { useChatter } from '../../state/chatter.ts';
import { t } from '../../text/t.ts';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/Icon.tsx';

interface Props {
  photo: Photo;
  /** Empty for a neighbour, which is not looked at yet. */
  alt: string;
  /** A smaller one that the browser has already, to look at until the large one is there. */
  preview: string | undefined;
  style: CSSProperties;
  frame: Ref<HTMLDivElement> | undefined;
  frameStyle: CSSProperties;
  moving: boolean;
}

const glide = 'motion-safe:transition-transform motion-safe:duration-[260ms]';

/** One photo in its place on the stage. The place has its size before the photo is there. */
export function LightboxSlide({ photo, alt, preview, style, frame, frameStyle, moving }: Props) {
  const chatter = useChatter();
  const [state, setState] = useState<'loading' | 'here' | 'failed'>('loading');
  const [attempt, setAttempt] = useState(0);
  const layer = 'pointer-events-none absolute inset-0 size-full object-contain';
  return (
    <div
      style={style}
      aria-hidden={alt === ''}
      inert={alt === ''}
      className={classNames(
        'absolute inset-4 flex items-center justify-center [container-type:size]',
        !moving && glide,
      )}
    >
      <div
        ref={frame}
        data-lightbox-photo=""
        style={{
          width: `min(100cqw, ${photo.width}px, ${(100 * photo.width) / photo.height}cqh)`,
          aspectRatio: `${photo.width} / ${photo.height}`,
          ...(state === 'here' ? {} : { backgroundColor: photo.color }),
          ...frameStyle,
        }}
        className={classNames('relative shrink-0', !moving && glide)}
      >
        {preview && state !== 'here' && <img src={preview} alt="" draggable={false} className={layer} />}
        {state !== 'failed' && (
          <img
            key={attempt}
            src={chatter.pictureUrl(photo.id, 'large')}
            alt={alt}
            draggable={false}
            onLoad={() => setState('here')}
            onError={() => setState('failed')}
            className={classNames(layer, 'transition-opacity', state === 'here' ? 'opacity-100' : 'opacity-0')}
          />
        )}
      </div>
      {state === 'failed' && alt !== '' && (
        <p
          role="alert"
          className="absolute flex max-w-full flex-col items-center gap-2 rounded-control bg-inverse p-4 text-center text-on-inverse text-small"
        >
          {t('photo.failed')}
          <button
            type="button"
            // Not the beginning of a swipe.
            onPointerDown={(event) => event.stopPropagation()}
            onClick={() => {
              setState('loading');
              setAttempt(attempt + 1);
            }}
            className="flex min-h-11 items-center gap-2 px-3 font-semibold text-inverse-accent outline-on-inverse!"
          >
            <Icon name="retry" size={20} />
            {t('action.retry')}
          </button>
        </p>
      )}
    </div>
  );
}
