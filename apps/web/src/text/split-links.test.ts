import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { splitLinks } from './split-links.ts';

const links = (text: string) => splitLinks(text).flatMap((part) => (part.kind === 'link' ? [part.text] : []));
const hrefs = (text: string) => splitLinks(text).flatMap((part) => (part.kind === 'link' ? [part.href] : []));

describe('finds addresses', () => {
  test.each([
    ['see https://example.org/a?b=c#d now', ['https://example.org/a?b=c#d']],
    ['HTTPS://EXAMPLE.org', ['HTTPS://EXAMPLE.org']],
    ['www.example.org and http://a.example', ['www.example.org', 'http://a.example']],
    ['write to mailto:mara@example.org', ['mailto:mara@example.org']],
    ['two https://a.example\nhttps://b.example', ['https://a.example', 'https://b.example']],
    ['https://例え.テスト/道', ['https://例え.テスト/道']],
  ])('%s', (text, wanted) => {
    expect(links(text)).toEqual(wanted);
  });

  test.each([
    ['Look (https://example.org/a).', 'https://example.org/a'],
    ['https://example.org/wiki/Chat_(talk)!', 'https://example.org/wiki/Chat_(talk)'],
    ['“https://example.org”, she said', 'https://example.org'],
    ['https://example.org...', 'https://example.org'],
    ['<https://example.org>', 'https://example.org'],
  ])('leaves the punctuation of the sentence: %s', (text, wanted) => {
    expect(links(text)).toEqual([wanted]);
  });

  test('what begins with www goes to https', () => {
    expect(hrefs('www.example.org')).toEqual(['https://www.example.org/']);
  });
});

describe('case 27 what is no safe address stays words', () => {
  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    'xhttp://example.org',
    'http://',
    'https://.',
    'www.',
    'www.x',
    'mailto:nobody',
    'http//example.org',
    'http://[::bad',
  ])('%s', (text) => {
    expect(links(text)).toEqual([]);
  });

  test('a hidden scheme inside an address does not change where it leads', () => {
    for (const href of hrefs('https://example.org/javascript:alert(1) http://a.example/"onmouseover=x')) {
      expect(href).toMatch(/^https?:\/\//);
      expect(href).not.toContain('"');
    }
  });
});

describe('whatever is written', () => {
  const piece = fc.constantFrom(
    'http://',
    'https://',
    'www.',
    'mailto:',
    'a.example',
    '@',
    '(',
    ')',
    '.',
    ' ',
    '\n',
    'İ',
    '😀',
    'x',
  );

  test('the pieces are the text again, and every link is web or mail', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        const parts = splitLinks(text);
        expect(parts.map((part) => part.text).join('')).toBe(text);
        for (const part of parts) if (part.kind === 'link') expect(part.href).toMatch(/^(https?:\/\/|mailto:)/);
      }),
    );
  });

  test.each([
    ['schemes without an end', 'http://'.repeat(1_430)],
    ['closing brackets', `https://example.org/${')'.repeat(9_900)}`],
    ['opening and closing brackets', `https://example.org/${'()'.repeat(4_900)}`],
    ['full stops', `https://example.org/${'.'.repeat(9_900)}`],
    ['the letter that begins a scheme', 'h'.repeat(10_000)],
    ['www in a row', 'www.'.repeat(2_500)],
    ['mail without a host', 'mailto:'.repeat(1_400)],
  ])('case 30 ten thousand characters of %s are looked at a bounded number of times', (_name, text) => {
    const slice = vi.spyOn(String.prototype, 'slice');
    splitLinks(text);
    // Every run that is looked into is cut out once: what is cut out is what was walked through.
    const walked = slice.mock.results.reduce((sum, { value }) => sum + String(value).length, 0);
    slice.mockRestore();
    expect(walked).toBeLessThan(text.length * 5);
  });
});
