import { type Photo, type PictureSize, pictureSizes } from '@chatter/protocol/picture';

interface Area {
  readonly width: number;
  readonly height: number;
}

/**
 * The sizes of a photo among which a browser chooses for a tile, by how sharp its screen is.
 * @param box what the photo covers, in pixels of the page
 */
export const photoSources = (
  { width, height }: Pick<Photo, 'width' | 'height'>,
  box: Area,
  urlOf: (size: PictureSize) => string,
): { src: string; srcSet: string; sizes: string } => {
  const widthOf = (size: 'small' | 'medium') =>
    Math.round(width * Math.min(1, pictureSizes.photo[size] / Math.max(width, height)));
  // What is cut off beside the tile is drawn as well.
  const covered = Math.ceil(Math.max(box.width, (box.height * width) / height));
  const [small, medium] = [widthOf('small'), widthOf('medium')];
  return {
    src: urlOf('medium'),
    srcSet:
      small < medium ? `${urlOf('small')} ${small}w, ${urlOf('medium')} ${medium}w` : `${urlOf('small')} ${small}w`,
    sizes: `${covered}px`,
  };
};
