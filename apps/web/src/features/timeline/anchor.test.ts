import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isAtEnd, openingTop, type RowPlace, rowsInView, shiftOf } from './anchor.ts';

/** Rows of these heights, one under the other. */
const stack = (heights: readonly number[], names = heights.map((_, index) => `r${index}`)): RowPlace[] => {
  let top = 0;
  return heights.map((height, index) => {
    const place = { key: names[index] ?? '', top, bottom: top + height };
    top += height;
    return place;
  });
};
const same = (place: RowPlace) => place;
const topIn = (rows: readonly RowPlace[]) => (key: string) => rows.find((row) => row.key === key)?.top;

describe('what is in view', () => {
  const rows = stack([40, 40, 40, 40, 40]);

  test('are the rows that touch it, whole or in part', () => {
    expect(rowsInView(rows, same, { top: 50, bottom: 130 }).map(({ key }) => key)).toEqual(['r1', 'r2', 'r3']);
    expect(rowsInView(rows, same, { top: 40, bottom: 80 }).map(({ key }) => key)).toEqual(['r1']);
    expect(rowsInView([], same, { top: 0, bottom: 100 })).toEqual([]);
  });

  test('is found without looking at a long history row by row', () => {
    const long = stack(Array.from({ length: 20_000 }, () => 30));
    let looks = 0;
    const found = rowsInView(
      long,
      (row) => {
        looks += 1;
        return row;
      },
      { top: 300_000, bottom: 300_600 },
    );
    expect(found).toHaveLength(20);
    expect(looks).toBeLessThan(60);
  });
});

describe('anchoring', () => {
  test('older messages above push the content down by their height', () => {
    const before = stack([40, 50, 60]);
    const after = stack([100, 100, 40, 50, 60], ['x', 'y', 'r0', 'r1', 'r2']);
    expect(shiftOf(before.slice(1), topIn(after))).toBe(200);
  });

  test('what grows below moves nothing', () => {
    const before = stack([40, 50]);
    expect(shiftOf(before, topIn(stack([40, 50, 500], ['r0', 'r1', 'new'])))).toBe(0);
  });

  test('when the first row in view goes, the next one holds', () => {
    const before = stack([40, 50, 60]);
    const after = stack([100, 50, 60], ['x', 'r1', 'r2']);
    expect(shiftOf(before, topIn(after))).toBe(60);
  });

  test('without any row left there is nothing to hold on to', () => {
    expect(shiftOf(stack([40]), () => undefined)).toBe(0);
    expect(shiftOf([], () => 5)).toBe(0);
  });

  test('the line one reads stays on its pixel, whatever page comes above', () => {
    const heights = fc.array(fc.integer({ min: 20, max: 400 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(heights, heights, fc.integer({ min: 0, max: 5_000 }), (loaded, older, scroll) => {
        const before = stack(loaded);
        const scrollTop = Math.min(scroll, (before.at(-1)?.bottom ?? 1) - 1);
        const seen = rowsInView(before, same, { top: scrollTop, bottom: scrollTop + 600 });
        const names = [...older.map((_, index) => `old${index}`), ...loaded.map((_, index) => `r${index}`)];
        const after = stack([...older, ...loaded], names);
        const moved = scrollTop + shiftOf(seen, topIn(after));
        const key = seen[0]?.key ?? '';
        expect((topIn(after)(key) ?? Number.NaN) - moved).toBe((topIn(before)(key) ?? 0) - scrollTop);
      }),
    );
  });
});

describe('the end', () => {
  test('reaches 64 pixels up', () => {
    const view = { clientHeight: 600, scrollHeight: 2_000 };
    expect(isAtEnd({ ...view, scrollTop: 1_336 })).toBe(true);
    expect(isAtEnd({ ...view, scrollTop: 1_335 })).toBe(false);
  });

  test('a history that fits is at its end', () => {
    expect(isAtEnd({ scrollTop: 0, clientHeight: 600, scrollHeight: 600 })).toBe(true);
  });
});

describe('opening', () => {
  const view = { clientHeight: 600, scrollHeight: 3_000 };

  test('is at the end without anything new', () => {
    expect(openingTop(undefined, view)).toBe(2_400);
  });

  test('is at the divider when what is new does not fit', () => {
    expect(openingTop(1_000, view)).toBe(928);
  });

  test('is at the end when what is new fits, and never before the beginning', () => {
    expect(openingTop(2_900, view)).toBe(2_400);
    expect(openingTop(30, view)).toBe(0);
  });
});
