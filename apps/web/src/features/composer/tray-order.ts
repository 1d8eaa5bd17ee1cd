/** Width of a tile of the tray and the gap beside it, in pixels. */
export const trayStride = 80;

/**
 * The place that a dragged tile has come to.
 * @param by how far it was dragged towards the end, in pixels
 */
export const placeAfter = (from: number, by: number, count: number): number =>
  Math.min(Math.max(Math.round(from + by / trayStride), 0), count - 1);

/** How many places another tile makes way while one is dragged: -1, 0 or 1. */
export const makeWay = (index: number, from: number, to: number): number => {
  if (index > from && index <= to) return -1;
  return index < from && index >= to ? 1 : 0;
};

/** The place that a key leads to from another one, if it is one of those that do. */
export const placeByKey = (key: string, from: number, count: number, rtl: boolean): number | null => {
  const steps: Partial<Record<string, number>> = {
    ArrowLeft: rtl ? from + 1 : from - 1,
    ArrowRight: rtl ? from - 1 : from + 1,
    Home: 0,
    End: count - 1,
  };
  const to = steps[key];
  return to === undefined ? null : Math.min(Math.max(to, 0), count - 1);
};
