import type { Point } from '../../ui/from-middle.ts';

export interface Area {
  readonly width: number;
  readonly height: number;
}

/** How many times a photo is enlarged, and how far its middle lies from the middle of the stage. */
export interface Zoom extends Point {
  readonly scale: number;
}

/** Where a photo may be moved: the stage, and the room that the photo takes on it when it is not enlarged. */
export interface Stage {
  readonly stage: Area;
  readonly fit: Area;
}

export const mostZoom = 4;
export const tapZoom = 2.5;
export const notZoomed: Zoom = { scale: 1, x: 0, y: 0 };

const within = (value: number, most: number): number => Math.min(Math.max(value, -most), most);

/** The largest size in its own shape that a photo has on a stage; it is not made larger than it is. */
export const fitOn = (stage: Area, photo: Area): Area => {
  const scale = Math.min(1, stage.width / photo.width, stage.height / photo.height);
  return { width: photo.width * scale, height: photo.height * scale };
};

/** An enlarged photo covers the stage, or stays in its middle where it is smaller. */
export const holdInside = ({ scale, x, y }: Zoom, { stage, fit }: Stage): Zoom => ({
  scale,
  // Plus nothing, so that there is no minus zero.
  x: within(x, Math.max(0, (fit.width * scale - stage.width) / 2)) + 0,
  y: within(y, Math.max(0, (fit.height * scale - stage.height) / 2)) + 0,
});

/** Enlarges by a factor, and leaves what lies at a point under it. */
export const zoomAt = (zoom: Zoom, factor: number, at: Point, on: Stage): Zoom => {
  const scale = Math.min(Math.max(zoom.scale * factor, 1), mostZoom);
  const by = scale / zoom.scale;
  return holdInside({ scale, x: at.x - (at.x - zoom.x) * by, y: at.y - (at.y - zoom.y) * by }, on);
};

/** What a double tap does: in where one taps, or out again. */
export const toggleZoom = (zoom: Zoom, at: Point, on: Stage): Zoom =>
  zoom.scale > 1 ? notZoomed : zoomAt(zoom, tapZoom, at, on);

/** Moves an enlarged photo as far as its edge. */
export const panBy = (zoom: Zoom, by: Point, on: Stage): Zoom =>
  holdInside({ ...zoom, x: zoom.x + by.x, y: zoom.y + by.y }, on);
