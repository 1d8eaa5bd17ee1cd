import { describe, expect, test } from 'vitest';
import { nameKey } from './name-key.ts';
import { searchKeys, searchWords } from './search-keys.ts';

describe('searchKeys', () => {
  test('a name in letters is found by the beginnings of its words only', () => {
    expect(searchKeys(nameKey('Mara Lindqvist'))).toEqual(['mara', 'lindqvist']);
  });

  test('a name in a script without spaces is found from each of its letters', () => {
    expect(searchKeys(nameKey('山田太郎'))).toEqual(['山田太郎', '田太郎', '太郎', '郎']);
    expect(searchKeys(nameKey('ケーキ'))).toContain('ーキ');
  });

  test('a mixed word is found from its beginning and from its letters without spaces', () => {
    expect(searchKeys('ab山')).toEqual(['ab山', '山']);
  });

  test('a character outside the basic plane is not cut in half', () => {
    expect(searchKeys('𠮷野')).toEqual(['𠮷野', '野']);
  });

  test('a name without letters has no keys', () => {
    expect(searchKeys(nameKey('🦊'))).toEqual([]);
  });

  test('a search has each word once', () => {
    expect(searchWords(nameKey('  Mara mara  L '))).toEqual(['mara', 'l']);
  });
});
