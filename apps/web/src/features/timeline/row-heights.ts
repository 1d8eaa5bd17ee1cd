/** What a row is taken for that was never in the page. */
const guess = 60;

interface Keyed {
  readonly key: string;
}

/** How tall the rows were when they were last in the page; of the others the average. All in pixels. */
export const createRowHeights = () => {
  const heights = new Map<string, number>();
  let total = 0;
  let width = 0;

  const forget = () => {
    heights.clear();
    total = 0;
  };
  const average = (): number => (heights.size === 0 ? guess : total / heights.size);

  return {
    /** At another width, lines break elsewhere: what was measured says nothing any more. */
    setWidth(next: number): void {
      if (next !== width) forget();
      width = next;
    },
    set(key: string, height: number): void {
      total += height - (heights.get(key) ?? 0);
      heights.set(key, height);
    },
    /** @returns how tall the rows from one index up to another (without it) are together */
    sum(rows: readonly Keyed[], from: number, to: number): number {
      const other = average();
      let height = 0;
      for (const { key } of rows.slice(from, to)) height += heights.get(key) ?? other;
      return height;
    },
    /** @returns the keys of the rows between two heights over the first row */
    keysBetween(rows: readonly Keyed[], top: number, bottom: number): string[] {
      const other = average();
      const keys: string[] = [];
      let at = 0;
      for (const { key } of rows) {
        if (at >= bottom) break;
        at += heights.get(key) ?? other;
        if (at > top) keys.push(key);
      }
      return keys;
    },
  };
};

export type RowHeights = ReturnType<typeof createRowHeights>;
