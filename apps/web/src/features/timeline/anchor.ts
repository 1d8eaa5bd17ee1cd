/** Where a row lies in the content, whatever part of it is in view. */
export interface RowPlace {
  readonly key: string;
  readonly top: number;
  readonly bottom: number;
}

/** Closer than this to the end counts as being there. */
export const endSlack = 64;

export const isAtEnd = (view: { scrollTop: number; clientHeight: number; scrollHeight: number }): boolean =>
  view.scrollHeight - view.clientHeight - view.scrollTop <= endSlack;

/** The rows in view, found by halving: a long history is not walked through at each scroll. */
export const rowsInView = <Row>(
  rows: readonly Row[],
  placeOf: (row: Row) => RowPlace,
  view: { top: number; bottom: number },
): RowPlace[] => {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const row = rows[middle];
    if (row !== undefined && placeOf(row).bottom <= view.top) low = middle + 1;
    else high = middle;
  }
  const found: RowPlace[] = [];
  for (const row of rows.slice(low)) {
    const place = placeOf(row);
    if (place.top >= view.bottom) break;
    found.push(place);
  }
  return found;
};

/** Above these nothing may push: the row in use, then those that are wholly in view, then those in part. */
export const anchorsOf = (
  inView: readonly RowPlace[],
  view: { top: number; bottom: number },
  focusedKey: string | null = null,
): RowPlace[] => {
  const isWhole = ({ top, bottom }: RowPlace) => top >= view.top && bottom <= view.bottom;
  const rank = (row: RowPlace) => (row.key === focusedKey ? 0 : isWhole(row) ? 1 : 2);
  return inView.toSorted((a, b) => rank(a) - rank(b));
};

/**
 * How far the content moved under the reader: the way of the first row that was in view and is still there.
 * Places are counted in the content, not on the screen, so that a scroll in between does not disturb it.
 */
export const shiftOf = (before: readonly RowPlace[], topOf: (key: string) => number | undefined): number => {
  for (const { key, top } of before) {
    const now = topOf(key);
    if (now !== undefined) return now - top;
  }
  return 0;
};

/** Where to begin at opening: the divider a little under the upper edge, if what is new does not fit; else the end. */
export const openingTop = (
  divider: number | undefined,
  view: { clientHeight: number; scrollHeight: number },
): number => {
  const end = view.scrollHeight - view.clientHeight;
  return divider === undefined ? end : Math.max(0, Math.min(end, divider - 72));
};
