import { describe, expect, test } from 'vitest';
import { avatarDisc, fnv1a, hueClass, initials } from './person-look.ts';

describe('colour of a person', () => {
  test.each([
    ['', 0x811c9dc5],
    ['a', 0xe40c292c],
    ['foobar', 0xbf9cf968],
  ])('the hash of “%s” is the published FNV-1a value', (text, hash) => {
    expect(fnv1a(text)).toBe(hash);
  });

  test('comes from the id and stays in the eight hues', () => {
    const ids = Array.from({ length: 800 }, (_, index) => `mwt0t2extgic4q57${index}`);
    const used = new Map<string, number>();
    for (const id of ids) used.set(hueClass(id), (used.get(hueClass(id)) ?? 0) + 1);
    expect([...used.keys()].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7].map((hue) => `hue-${hue}`));
    expect(Math.min(...used.values())).toBeGreaterThan(50);
  });

  test('the disc of an avatar is always the same for one id, and has all its places and sizes', () => {
    expect(avatarDisc('mara')).toEqual(avatarDisc('mara'));
    const discs = Array.from({ length: 500 }, (_, index) => avatarDisc(`id-${index}`));
    expect(new Set(discs.map(({ cx, cy }) => `${cx},${cy}`)).size).toBe(8);
    expect(new Set(discs.map(({ r }) => r))).toEqual(new Set([60, 75, 90]));
  });
});

describe('initials', () => {
  test.each([
    ['Mara', 48, 'M'],
    ['Aiko Tanaka', 48, 'AT'],
    ['Ana Maria de la Cruz', 48, 'AC'],
    ['Aiko Tanaka', 20, 'A'],
    ['  zoë   brandt ', 40, 'ZB'],
    ['👩‍👩‍👧 Family', 40, '👩‍👩‍👧F'],
    ['李小龙', 40, '李'],
    ['é', 40, 'É'],
    ['', 40, ''],
  ])('%s at %i → %s', (name, size, letters) => {
    expect(initials(name, size)).toBe(letters);
  });
});
