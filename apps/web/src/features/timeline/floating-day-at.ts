import type { RowPlace } from './anchor.ts';
import type { TimelineRow } from './to-rows.ts';

/** Where the floating pill stands under the upper edge, and how far the pill of a day row lies under the row's top. */
const floating = { top: 8, bottom: 32 };
const pill = { top: 16, bottom: 40 };

const timeOf = (row: TimelineRow | undefined): number | null => {
  if (row === undefined || row.kind === 'divider') return null;
  if (row.kind === 'day') return row.at;
  return row.kind === 'pending' ? row.pending.createdAt : row.message.createdAt;
};

/** A time in the day at the upper edge of the view; null where a pill of the timeline stands in the floating one's place. */
export const floatingDayAt = (
  inView: readonly RowPlace[],
  rowOf: (key: string) => TimelineRow | undefined,
  scrollTop: number,
): number | null => {
  // Over the beginning of a conversation there is no day yet.
  if ((inView[0]?.top ?? 0) - scrollTop > floating.bottom) return null;
  for (const { key, top } of inView.slice(0, 2)) {
    const [from, to] = [top - scrollTop + pill.top, top - scrollTop + pill.bottom];
    if (rowOf(key)?.kind === 'day' && from < floating.bottom && to > floating.top) return null;
  }
  for (const { key } of inView) {
    const at = timeOf(rowOf(key));
    if (at !== null) return at;
  }
  return null;
};
