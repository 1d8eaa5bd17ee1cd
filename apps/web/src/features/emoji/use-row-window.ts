import { type RefObject, useLayoutEffect, useState } from 'react';
import { type EmojiRow, rowHeight } from './emoji-rows.ts';

const leastHeight = 400;

const remInPixels = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;

/** The rows in sight and one more at each end: two thousand buttons at once would be slow to draw. */
export const useRowWindow = (scroller: RefObject<HTMLElement | null>, rows: readonly EmojiRow[], active: number) => {
  const [top, setTop] = useState(0);
  const rem = remInPixels();
  const height = Math.max(scroller.current?.clientHeight ?? 0, leastHeight);

  useLayoutEffect(() => {
    const element = scroller.current;
    const row = rows[active];
    if (!element || !row) return;
    // The title over the first row of a group comes into view with it.
    const title = rows[active - 1]?.kind === 'title' ? rowHeight.title : 0;
    const from = (row.top - title) * rem;
    const to = (row.top + rowHeight[row.kind]) * rem;
    if (from < element.scrollTop) element.scrollTop = from;
    else if (to > element.scrollTop + element.clientHeight) element.scrollTop = to - element.clientHeight;
    setTop(element.scrollTop);
  }, [scroller, rows, active, rem]);

  const inSight = (row: EmojiRow, at: number): boolean =>
    at === active ||
    ((row.top + 3 * rowHeight.emoji) * rem > top && (row.top - 2 * rowHeight.emoji) * rem < top + height);
  return { inSight, onScroll: () => setTop(scroller.current?.scrollTop ?? 0) };
};
