import type { Photo } from '@chatter/protocol/picture';
import type { CSSProperties, ReactNode } from 'react';
import { t } from '../../text/t.ts';
import { toRem } from '../../ui/to-rem.ts';
import { boxOf, gridOf, singleBox } from './grid-layout.ts';

/** What a tile is given: where it goes, how large it becomes at most, and what it says. */
export interface TilePlace {
  readonly index: number;
  readonly box: { readonly width: number; readonly height: number };
  readonly style: CSSProperties;
  /** Beside the name of a photo: which of how many it is. */
  readonly labelled: (label: string) => string;
  readonly more: string | undefined;
}

interface Props {
  shapes: readonly Pick<Photo, 'width' | 'height'>[];
  children: (place: TilePlace) => ReactNode;
}

/** The places of the photos of one message: one in its own shape, several as a grid with thin gaps. */
export function PhotoGrid({ shapes, children }: Props) {
  const [first] = shapes;
  if (!first) return null;
  if (shapes.length === 1) {
    const { width, ratio } = singleBox(first);
    const style = { '--photo-width': toRem(width), '--photo-ratio': ratio, aspectRatio: ratio } as CSSProperties;
    return (
      <div className="photo-single grid" style={style}>
        {children({
          index: 0,
          box: { width, height: Math.round(width / ratio) },
          style: {},
          labelled: (label) => label,
          more: undefined,
        })}
      </div>
    );
  }
  const { ratio, tiles } = gridOf(shapes.length);
  const hidden = shapes.length - tiles.length;
  return (
    <div
      className="grid w-90 max-w-full grid-cols-[repeat(6,minmax(0,1fr))] grid-rows-[repeat(6,minmax(0,1fr))] gap-0.5"
      style={{ aspectRatio: ratio }}
    >
      {tiles.map((tile, index) =>
        children({
          index,
          box: boxOf(tile, ratio),
          style: { gridColumn: `${tile.column} / span ${tile.columns}`, gridRow: `${tile.row} / span ${tile.rows}` },
          labelled: (label) => t('photo.place', { label, at: index + 1, count: shapes.length }),
          more: index === tiles.length - 1 && hidden > 0 ? t('photo.more', { count: hidden }) : undefined,
        }),
      )}
    </div>
  );
}
