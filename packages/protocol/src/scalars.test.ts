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

  test.each([
    ['\u202Egpj.exe', 'gpj.exe'],
    ['a\u2066b\u2069', 'ab'],
    ['\u202A x \u202C', 'x'],
  ])('case 28 %j turns no direction', (text, kept) => {
    expect(schema.parse(text)).toBe(kept);
  });

  test.each(['نور', 'می\u200cروم', '\u200fאבי', '👩\u200d👧', '❤️', '…', '1'])(
    'case 28 keeps what a script needs: %j',
    (text) => {
      expect(schema.parse(text)).toBe(text);
    },
  );

  test.each(['\u200b', '\u2060\u200d', '\u202e', '\u3164', '\u00ad', '\u0301\u0301', '\ufe0f'])(
    'case 28 is refused, because nothing of it can be seen: %j',
    (text) => {
      expect(schema.safeParse(text).success).toBe(false);
    },
  );

  test.each([`e${'\u0301'.repeat(10)}`, '👩‍👩‍👧‍👦'.repeat(2)])(
    'case 29 is bounded by code units, whatever is drawn: %j',
    (text) => {
      expect(schema.safeParse(text).success).toBe(false);
    },
  );

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
