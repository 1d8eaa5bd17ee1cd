import { useState } from 'react';
import { classNames } from './class-names.ts';
import { GeneratedAvatar } from './GeneratedAvatar.tsx';
import { toRem } from './to-rem.ts';

interface Props {
  /** Decides the colours; null while there is none (signing up). */
  id: string | null;
  name: string;
  /** Address of the picture, if there is one. */
  src?: string | null | undefined;
  size: 20 | 28 | 32 | 40 | 48 | 72 | 112;
  /** People are round, groups are rounded squares. */
  shape?: 'person' | 'group';
  online?: boolean | undefined;
  /** Colour of what lies behind it, for the ring round the dot. */
  ring?: 'side' | 'surface' | 'canvas';
}

const rings = { side: 'border-side', surface: 'border-surface', canvas: 'border-canvas' } as const;

/** A picture of a person or a group. Decoration: the name always stands beside it. */
export function Avatar({ id, name, src, size, shape = 'person', online = false, ring = 'surface' }: Props) {
  const [failed, setFailed] = useState<string | null>(null);
  const length = toRem(size);
  const rounding = shape === 'group' ? 'rounded-group' : 'rounded-full';
  return (
    <span
      className="relative inline-block shrink-0 select-none"
      style={{ width: length, height: length }}
      aria-hidden="true"
    >
      <span className={classNames('block size-full overflow-hidden', rounding)}>
        {src && failed !== src ? (
          <img
            src={src}
            alt=""
            width={size}
            height={size}
            decoding="async"
            draggable={false}
            onError={() => setFailed(src)}
            className="size-full bg-pill object-cover"
          />
        ) : (
          <GeneratedAvatar id={id} name={name} size={size} />
        )}
      </span>
      {online && size >= 32 && (
        <span
          className={classNames(
            'absolute -end-0.5 -bottom-0.5 box-content rounded-full border-[2.5px] bg-presence',
            size >= 40 ? 'size-3' : 'size-2.5',
            rings[ring],
          )}
        />
      )}
    </span>
  );
}
