import type { Photo } from '@chatter/protocol/picture';
import { t } from '../../text/t.ts';
import { gridOf, singleBox } from './grid-layout.ts';
import { PhotoTile } from './PhotoTile.tsx';

interface Props {
  photos: readonly Photo[];
  /** What a tile is called: "Photo from Mara". */
  label: string;
  onOpen: ((photo: Photo) => void) | undefined;
}

/** The photos of one message: one in its own shape, several as a grid with thin gaps. */
export function PhotoGrid({ photos, label, onOpen }: Props) {
  const [first] = photos;
  if (!first) return null;
  if (photos.length === 1) {
    const box = singleBox(first);
    return (
      <div className="grid max-w-full" style={{ width: `${box.width / 16}rem`, aspectRatio: box.ratio }}>
        <PhotoTile photo={first} label={label} size="medium" onOpen={onOpen && (() => onOpen(first))} />
      </div>
    );
  }
  const { ratio, tiles } = gridOf(photos.length);
  const hidden = photos.length - tiles.length;
  return (
    <div
      className="grid w-90 max-w-full grid-cols-[repeat(6,minmax(0,1fr))] grid-rows-[repeat(6,minmax(0,1fr))] gap-0.5"
      style={{ aspectRatio: ratio }}
    >
      {tiles.map((tile, index) => {
        const photo = photos[index];
        return (
          photo && (
            <PhotoTile
              key={photo.id}
              photo={photo}
              size="small"
              label={t('photo.place', { label, at: index + 1, count: photos.length })}
              more={index === tiles.length - 1 && hidden > 0 ? t('photo.more', { count: hidden }) : undefined}
              onOpen={onOpen && (() => onOpen(photo))}
              style={{
                gridColumn: `${tile.column} / span ${tile.columns}`,
                gridRow: `${tile.row} / span ${tile.rows}`,
              }}
            />
          )
        );
      })}
    </div>
  );
}
