import type { Photo } from '@chatter/protocol/picture';
import { PhotoGrid } from './PhotoGrid.tsx';
import { PhotoTile } from './PhotoTile.tsx';

interface Props {
  photos: readonly Photo[];
  /** What a tile is called: "Photo from Mara". */
  label: string;
  onOpen: ((photo: Photo) => void) | undefined;
}

/** The photos of one message. */
export function PhotoAlbum({ photos, label, onOpen }: Props) {
  return (
    <PhotoGrid shapes={photos}>
      {({ index, labelled, ...place }) => {
        const photo = photos[index];
        return (
          photo && (
            <PhotoTile
              key={photo.id}
              photo={photo}
              label={labelled(label)}
              onOpen={onOpen && (() => onOpen(photo))}
              {...place}
            />
          )
        );
      }}
    </PhotoGrid>
  );
}
