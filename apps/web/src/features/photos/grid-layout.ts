import type { Photo } from '@chatter/protocol/picture';

/** Part of a grid of 6 × 6: where a tile begins and how far it reaches. */
export interface Tile {
  readonly column: number;
  readonly row: number;
  readonly columns: number;
  readonly rows: number;
}

const tile = (column: number, row: number, columns: number, rows: number): Tile => ({ column, row, columns, rows });

/** Where the photos of one message go, and the shape of the whole; from the sixth on they hide behind "+n". */
export const gridOf = (count: number): { ratio: number; tiles: readonly Tile[] } => {
  if (count <= 2) return { ratio: 2, tiles: [tile(1, 1, 3, 6), tile(4, 1, 3, 6)] };
  if (count === 3) return { ratio: 3 / 2, tiles: [tile(1, 1, 4, 6), tile(5, 1, 2, 3), tile(5, 4, 2, 3)] };
  if (count === 4) {
    return { ratio: 1, tiles: [tile(1, 1, 3, 3), tile(4, 1, 3, 3), tile(1, 4, 3, 3), tile(4, 4, 3, 3)] };
  }
  const upper = [tile(1, 1, 3, 3), tile(4, 1, 3, 3)];
  return { ratio: 6 / 5, tiles: [...upper, tile(1, 4, 2, 3), tile(3, 4, 2, 3), tile(5, 4, 2, 3)] };
};

const gridWidth = 360;

/** The largest place of a tile, in pixels. */
export const boxOf = ({ columns, rows }: Tile, ratio: number): { width: number; height: number } => ({
  width: Math.round((gridWidth * columns) / 6),
  height: Math.round((gridWidth / ratio / 6) * rows),
});

const widest = 1.91;
const tallest = 9 / 16;
const widestBox = 360;
const least = { width: 160, height: 120 };

/**
 * Shape of the place that one photo takes before it has loaded, and its width where the height does not limit it:
 * its own, within what is pleasant to look at.
 */
export const singleBox = ({ width, height }: Pick<Photo, 'width' | 'height'>): { width: number; ratio: number } => {
  const ratio = Math.min(Math.max(width / height, tallest), widest);
  return { width: Math.round(Math.min(widestBox, Math.max(width, least.width, least.height * ratio))), ratio };
};
