import type { CropBox } from '@chatter/protocol/picture';
import { useState } from 'react';
import type { Source } from './crop-math.ts';

interface Props {
  src: string;
  /** Without one the middle is shown. */
  crop?: CropBox | undefined;
  /** Hears the size of the upright picture once it is known. */
  onSource?: (source: Source) => void;
  onError?: () => void;
}

/** A square cut out of a local picture. Its parent is a square that hides what overflows. */
export function CroppedImage({ src, crop, onSource, onError }: Props) {
  const [source, setSource] = useState<Source | null>(null);
  const percent = (pixels: number) => `${(pixels / (crop?.size ?? 1)) * 100}%`;
  const placed = crop && source;
  return (
    <img
      src={src}
      alt=""
      draggable={false}
      onError={onError}
      onLoad={({ currentTarget }) => {
        const size = { width: currentTarget.naturalWidth, height: currentTarget.naturalHeight };
        setSource(size);
        onSource?.(size);
      }}
      className={placed ? 'absolute max-w-none' : 'absolute inset-0 size-full object-cover'}
      style={
        placed
          ? {
              width: percent(source.width),
              height: percent(source.height),
              left: percent(-crop.x),
              top: percent(-crop.y),
            }
          : undefined
      }
    />
  );
}
