import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { centreView, clampView, dragView, maxZoom, toCropBox, viewOf } from './crop-math.ts';
import { boxOf, gridOf, singleBox } from './grid-layout.ts';
import { photoSources } from './photo-sources.ts';

describe('crop', () => {
  const wide = { width: 900, height: 600 };

  test('the middle is taken unless one adjusts it', () => {
    expect(toCropBox(centreView(wide), wide)).toEqual({ x: 150, y: 0, size: 600 });
    const tall = { width: 401, height: 900 };
    expect(toCropBox(centreView(tall), tall)).toEqual({ x: 0, y: 250, size: 401 });
  });

  test('dragging the picture to the right shows more of its left', () => {
    const moved = dragView(centreView(wide), wide, { x: 28, y: 0 }, 280);
    expect(toCropBox(moved, wide)).toEqual({ x: 90, y: 0, size: 600 });
  });

  test('zoom makes the square smaller round the same middle', () => {
    expect(toCropBox(clampView({ ...centreView(wide), zoom: 2 }, wide), wide)).toEqual({ x: 300, y: 150, size: 300 });
  });

  test('going on from a chosen square begins with it', () => {
    const crop = { x: 120, y: 40, size: 300 };
    expect(toCropBox(viewOf(crop, wide), wide)).toEqual(crop);
  });

  test('the square never leaves the picture, however one drags and zooms', () => {
    const side = fc.integer({ min: 1, max: 6_000 });
    const drag = fc.record({ x: fc.integer({ min: -9_999, max: 9_999 }), y: fc.integer({ min: -9_999, max: 9_999 }) });
    fc.assert(
      fc.property(
        side,
        side,
        fc.array(drag, { maxLength: 8 }),
        fc.float({ min: 0, max: 9, noNaN: true }),
        (width, height, drags, zoom) => {
          const source = { width, height };
          let view = clampView({ ...centreView(source), zoom }, source);
          for (const by of drags) view = dragView(view, source, by, 280);
          const { x, y, size } = toCropBox(view, source);
          expect([x, y, size].every(Number.isInteger)).toBe(true);
          expect(size).toBeGreaterThanOrEqual(1);
          expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
          expect(x + size).toBeLessThanOrEqual(width);
          expect(y + size).toBeLessThanOrEqual(height);
          expect(view.zoom).toBeLessThanOrEqual(maxZoom);
        },
      ),
    );
  });
});

describe('grid of photos', () => {
  test.each([2, 3, 4, 5, 8])('%i photos fill the grid without gap or overlap', (count) => {
    const cells = gridOf(count).tiles.flatMap(({ column, row, columns, rows }) =>
      Array.from(
        { length: columns * rows },
        (_, cell) => `${column + (cell % columns)},${row + Math.floor(cell / columns)}`,
      ),
    );
    expect(new Set(cells).size).toBe(36);
    expect(cells).toHaveLength(36);
  });

  test('a tile knows how large it becomes', () => {
    const { ratio, tiles } = gridOf(3);
    expect(tiles.map((tile) => boxOf(tile, ratio))).toEqual([
      { width: 240, height: 240 },
      { width: 120, height: 120 },
      { width: 120, height: 120 },
    ]);
  });

  test('shows at most five, with the shape of the design', () => {
    expect([2, 3, 4, 5, 10].map((count) => gridOf(count).tiles.length)).toEqual([2, 3, 4, 5, 5]);
    expect([2, 3, 4, 5].map((count) => gridOf(count).ratio)).toEqual([2, 1.5, 1, 1.2]);
  });
});

describe('place of a single photo', () => {
  test.each([
    ['a wide one', 1_600, 1_000, 360, 1.6],
    ['a very wide one is cut', 4_000, 500, 360, 1.91],
    ['a very tall one is cut', 500, 4_000, 360, 9 / 16],
    ['a small one is not enlarged', 240, 240, 240, 1],
    ['a tiny one still has room for its time', 40, 40, 160, 1],
    ['a tiny wide one is not lower than 120', 100, 50, 229, 1.91],
  ])('%s', (_name, width, height, wanted, ratio) => {
    const box = singleBox({ width, height });
    expect(box.width).toBe(wanted);
    expect(box.ratio).toBeCloseTo(ratio, 5);
  });
});

describe('the file that a tile shows', () => {
  const urlOf = (size: string) => size;

  test('is left to the browser, which knows how sharp its screen is', () => {
    expect(photoSources({ width: 2_560, height: 1_920 }, { width: 180, height: 180 }, urlOf)).toEqual({
      src: 'medium',
      srcSet: 'small 400w, medium 1080w',
      sizes: '240px',
    });
  });

  test('is as wide as the photo is in that size, also when it is tall or small', () => {
    const box = { width: 225, height: 400 };
    expect(photoSources({ width: 1_440, height: 2_560 }, box, urlOf).srcSet).toBe('small 225w, medium 608w');
    expect(photoSources({ width: 300, height: 200 }, box, urlOf)).toMatchObject({
      srcSet: 'small 300w',
      sizes: '600px',
    });
  });
});
