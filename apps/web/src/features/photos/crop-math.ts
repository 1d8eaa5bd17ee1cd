import type { CropBox } from '@chatter/protocol/picture';

/** The upright picture, in pixels. */
export interface Source {
  readonly width: number;
  readonly height: number;
}

/** What is looked at: the middle, in pixels of the source, and how many times enlarged (1 = the largest square). */
export interface CropView {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

export const maxZoom = 4;

const sizeOf = (source: Source, zoom: number): number => Math.min(source.width, source.height) / zoom;
const within = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);

/** Keeps the square inside the picture. */
export const clampView = (view: CropView, source: Source): CropView => {
  const zoom = within(view.zoom, 1, maxZoom);
  const half = sizeOf(source, zoom) / 2;
  return {
    zoom,
    x: within(view.x, half, source.width - half),
    y: within(view.y, half, source.height - half),
  };
};

/** The middle of the picture, as large as it goes. */
export const centreView = (source: Source): CropView => ({ x: source.width / 2, y: source.height / 2, zoom: 1 });

/** Moves the picture under a frame of `frame` pixels: dragging it to the right looks further left. */
export const dragView = (view: CropView, source: Source, by: { x: number; y: number }, frame: number): CropView => {
  const scale = sizeOf(source, view.zoom) / frame;
  return clampView({ ...view, x: view.x - by.x * scale, y: view.y - by.y * scale }, source);
};

/**
 * Enlarges by a factor, and leaves what lies at a point of the frame under it.
 * @param at from the middle of the frame, in pixels of the frame
 */
export const zoomView = (
  view: CropView,
  source: Source,
  factor: number,
  at: { x: number; y: number },
  frame: number,
): CropView => {
  const zoom = within(view.zoom * factor, 1, maxZoom);
  const shift = (sizeOf(source, view.zoom) - sizeOf(source, zoom)) / frame;
  return clampView({ zoom, x: view.x + at.x * shift, y: view.y + at.y * shift }, source);
};

/** The square to cut out, in whole pixels that lie inside the source. */
export const toCropBox = (view: CropView, source: Source): CropBox => {
  const size = Math.max(1, Math.floor(sizeOf(source, view.zoom)));
  return {
    x: within(Math.round(view.x - size / 2), 0, source.width - size),
    y: within(Math.round(view.y - size / 2), 0, source.height - size),
    size,
  };
};

/** Goes on from a square that was chosen before. */
export const viewOf = (crop: CropBox, source: Source): CropView =>
  clampView(
    { x: crop.x + crop.size / 2, y: crop.y + crop.size / 2, zoom: Math.min(source.width, source.height) / crop.size },
    source,
  );
