import { describe, expect, test } from 'vitest';
import { lineText, pageLimit, writtenText } from './scalars.ts';

describe('written text', () => {
  const schema = writtenText(1, 20);

  test.each(['hello', 'שלום', 'a\nb', '👩‍👩‍👧', 'e\u0301', '\u202Eexe.gpj'])('is kept as it came: %j', (text) => {
    expect(schema.parse(text)).toBe(text);
  });

  test.each(['', 'x'.repeat(21), 'nul\0', '\uD800', 'a\uDC00b', '\uDC00\uD800'])('case 31 is refused: %j', (text) => {
    expect(schema.safeParse(text).success).toBe(false);
  });

  test.each([1, null, undefined, ['a'], { $ne: null }])('case 2 is text and nothing else: %j', (value) => {
    expect(schema.safeParse(value).success).toBe(false);
  });
});

describe('a one-line name', () => {
  const schema = lineText(10);

  test('is trimmed and its spaces are single', () => {
    expect(schema.parse('  Zoë \t\n Ångström'.slice(0, 8))).toBe('Zoë');
    expect(schema.parse(' a   b ')).toBe('a b');
    expect(schema.parse('a\nb')).toBe('a b');
  });

  test.each(['', '   ', '\u200a', 'x'.repeat(11), 'a\u0007b', 'a\0b'])('is refused: %j', (text) => {
    expect(schema.safeParse(text).success).toBe(false);
  });
});

describe('a page limit', () => {
  const schema = pageLimit(100);

  test('comes as text in a query', () => {
    expect(schema.parse('50')).toBe(50);
    expect(schema.parse(undefined)).toBe(undefined);
  });

  test.each(['0', '101', '-1', '1.5', 'many', ['1', '2'], { $gt: 0 }])('is refused: %j', (value) => {
    expect(schema.safeParse(value).success).toBe(false);
  });
});
