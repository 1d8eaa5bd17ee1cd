import { describe, expect, test } from 'vitest';
import { placeMenu } from './place-menu.ts';

const view = { width: 1_000, height: 800 };
const menu = { width: 200, height: 120 };
const button = (left: number, top: number) => ({ left, right: left + 44, top, bottom: top + 44 });

describe('place of a menu', () => {
  test('lies under its button, with the far edges in line', () => {
    expect(placeMenu(button(500, 100), menu, view, false)).toEqual({ left: 344, top: 148 });
    expect(placeMenu(button(500, 100), menu, view, true)).toEqual({ left: 500, top: 148 });
  });

  test('opens upwards where there is no room below', () => {
    expect(placeMenu(button(500, 700), menu, view, false).top).toBe(576);
  });

  test.each([
    [0, 0],
    [956, 0],
    [0, 756],
    [956, 756],
  ])('stays within the screen from the corner %i, %i', (left, top) => {
    for (const rtl of [true, false]) {
      const place = placeMenu(button(left, top), menu, view, rtl);
      expect(place.left).toBeGreaterThanOrEqual(8);
      expect(place.left + menu.width).toBeLessThanOrEqual(view.width - 8);
      expect(place.top).toBeGreaterThanOrEqual(8);
      expect(place.top + menu.height).toBeLessThanOrEqual(view.height);
    }
  });
});
