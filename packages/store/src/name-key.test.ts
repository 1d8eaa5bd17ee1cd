import { describe, expect, test } from 'vitest';
import { nameKey } from './name-key.ts';

describe('nameKey', () => {
  test.each([
    ['  Žofie   Ångström ', 'zofie angstrom'],
    ['Zoë Müller-Weiß', 'zoe muller weiss'],
    ['Søren Łukasz Đorđe', 'soren lukasz dorde'],
    ['ＭＡＲＡ ﬁne', 'mara fine'],
    ['İstanbul', 'istanbul'],
    ['Ёлка', 'елка'],
    ['أحمد', 'احمد'],
    ['がぎ', 'かき'],
    ['🦊 Fox 🦊', 'fox'],
  ])('folds %s to %s', (name, key) => {
    expect(nameKey(name)).toBe(key);
  });

  test('the beginning of a Greek name folds to the beginning of its key, wherever the sigma stands', () => {
    expect(nameKey('ΟΔΥΣΣΕΥΣ').startsWith(nameKey('ΟΔΥΣ'))).toBe(true);
  });

  test('folding twice changes nothing', () => {
    for (const name of ['Žofie Ångström', 'ΟΔΥΣΣΕΥΣ', '山田が', 'ﷺ ﷺ'])
      expect(nameKey(nameKey(name))).toBe(nameKey(name));
  });

  test('letters that unfold to many do not make a key that is too long', () => {
    expect(nameKey('ﷺ'.repeat(60)).length).toBeLessThanOrEqual(60);
  });
});
