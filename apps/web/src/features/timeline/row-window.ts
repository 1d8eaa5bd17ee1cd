/** A stretch of rows, by index; `to` is not part of it. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** What the mounted rows stand round. */
export interface WindowFocus {
  /** Rows in view when the window last moved; those that are gone meanwhile do not count. */
  readonly keys: readonly string[];
  /** One stands at the end: the window reaches it, however it grows. */
  readonly end: boolean;
}

/** More rows than this are never in the page, however tall the screen. */
export const mostMounted = 120;
/** Rows ready on either side of what is in view: about a screen of the smallest. */
const ahead = 24;
/** The window moves by a few rows at once: each move costs a layout. */
const step = 8;
/**
 * Rows to begin with at the end, before anything is known of the thread: as many of the smallest bubbles as the screen
 * has room for beside header and composer. The window may be lower, but to ask it costs a layout.
 */
const endRows = () => Math.ceil((screen.height - 120) / 39);

/** Which rows belong in the page, given where one looks. */
export const stretchRound = (indexOf: ReadonlyMap<string, number>, count: number, focus: WindowFocus): Stretch => {
  const seen = focus.keys.flatMap((key) => indexOf.get(key) ?? []);
  if (seen.length === 0) return { from: Math.max(0, count - endRows()), to: count };
  const [first, last] = [Math.min(...seen), Math.max(...seen)];
  const spare = Math.max(0, Math.min(ahead, (mostMounted - (last - first + 1)) >> 1));
  const to = focus.end ? count : Math.min(count, last + 1 + spare);
  return { from: Math.max(0, first - spare, to - mostMounted), to };
};

/** Whether the window should move from where it stands; the very first and last row are never held back for a few. */
export const isWorthMoving = (now: Stretch, wanted: Stretch, count: number): boolean =>
  Math.abs(wanted.from - now.from) >= step ||
  Math.abs(wanted.to - now.to) >= step ||
  (wanted.from === 0 && now.from > 0) ||
  (wanted.to === count && now.to < count);

/** The window, and apart from it the row that has the focus with its neighbours, so that the keyboard never loses its place. */
export const withFocused = (stretch: Stretch, focused: number | undefined, count: number): Stretch[] => {
  if (focused === undefined) return [stretch];
  // As many as may stand between two messages: day, divider, a line of the system.
  const island = { from: Math.max(0, focused - 4), to: Math.min(count, focused + 5) };
  if (island.to < stretch.from) return [island, stretch];
  if (island.from > stretch.to) return [stretch, island];
  if (island.from >= stretch.from && island.to <= stretch.to) return [stretch];
  return [{ from: Math.min(island.from, stretch.from), to: Math.max(island.to, stretch.to) }];
};
