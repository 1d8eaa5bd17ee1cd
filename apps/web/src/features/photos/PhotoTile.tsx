import type { Photo, PictureSize } from '@chatter/protocol/picture';
import { type CSSProperties, useState } from 'react';
import { useChatter } from '../../state/chatter.ts';
import { classNames } from '../../ui/class-names.ts';

interface Props {
  photo: Photo;
  label: string;
  size: PictureSize;
  onOpen: (() => void) | undefined;
  /** Written over the last tile when not all photos fit. */
  more?: string | undefined;
  style?: CSSProperties;
}

/** One photo in its reserved place, on its mean colour until it is there. */
export function PhotoTile({ photo, label, size, onOpen, more, style }: Props) {
  const chatter = useChatter();
  const [loaded, setLoaded] = useState(false);
  return (
    <button
      type="button"
      aria-label={label}
      onClick={onOpen}
      style={{ ...style, backgroundColor: photo.color }}
      className="relative block min-h-0 min-w-0 overflow-hidden ring-inset"
    >
      <img
        src={chatter.pictureUrl(photo.id, size)}
        alt=""
        loading="lazy"
        decoding="async"
        draggable={false}
        onLoad={() => setLoaded(true)}
        className={classNames(
          'absolute inset-0 size-full object-cover transition-opacity',
          loaded ? 'opacity-100' : 'opacity-0',
        )}
      />
      {more && (
        <span className="absolute inset-0 flex items-center justify-center bg-photo-scrim font-semibold text-on-photo text-title">
          {more}
        </span>
      )}
    </button>
  );
}
