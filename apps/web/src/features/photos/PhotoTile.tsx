import type { Photo } from '@chatter/protocol/picture';
import { type CSSProperties, useState } from 'react';
import { useChatter } from '../../state/chatter.ts';
import { forgetLocalLook, localLookOf } from '../../state/known-photos.ts';
import { t } from '../../text/t.ts';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/Icon.tsx';
import { photoSources } from './photo-sources.ts';

interface Props {
  photo: Photo;
  label: string;
  /** The largest place that it takes, in pixels. */
  box: { width: number; height: number };
  onOpen: (() => void) | undefined;
  /** Written over the last tile when not all photos fit. */
  more?: string | undefined;
  style?: CSSProperties;
}

// What was shown once is shown at once when its row comes back, without a fade.
const shown = new Set<string>();

/** One photo in its reserved place, on its mean colour until it is there. */
export function PhotoTile({ photo, label, box, onOpen, more, style }: Props) {
  const chatter = useChatter();
  const [loaded, setLoaded] = useState(() => shown.has(photo.id));
  const [failed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const [local] = useState(() => localLookOf(photo.id));
  const again = () => {
    setFailed(false);
    setAttempt(attempt + 1);
  };
  return (
    <button
      type="button"
      // Tab finds it in the message that has the focus.
      tabIndex={-1}
      data-photo={photo.id}
      aria-label={failed ? t('photo.again', { label }) : label}
      onClick={failed ? again : onOpen}
      style={{ ...style, backgroundColor: photo.color }}
      className="relative block min-h-0 min-w-0 overflow-hidden ring-inset"
    >
      {local && !loaded && (
        <img src={local} alt="" draggable={false} className="absolute inset-0 size-full object-cover" />
      )}
      {failed ? (
        <span className="absolute inset-0 flex flex-col items-center justify-center gap-1 bg-photo-scrim p-2 text-center text-meta text-on-photo">
          <Icon name="retry" size={24} />
          {t('photo.notLoaded')}
        </span>
      ) : (
        <img
          key={attempt}
          {...photoSources(photo, box, (size) => chatter.pictureUrl(photo.id, size))}
          alt=""
          loading="lazy"
          decoding="async"
          draggable={false}
          onLoad={() => {
            shown.add(photo.id);
            setLoaded(true);
            // Whoever shows it still has it in the page.
            if (local) forgetLocalLook(photo.id);
          }}
          onError={() => setFailed(true)}
          className={classNames(
            'absolute inset-0 size-full object-cover transition-opacity',
            loaded ? 'opacity-100' : 'opacity-0',
          )}
        />
      )}
      {more && (
        <span className="absolute inset-0 flex items-center justify-center bg-photo-scrim font-semibold text-on-photo text-title">
          {more}
        </span>
      )}
    </button>
  );
}
