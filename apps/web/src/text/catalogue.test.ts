import { readdirSync, readFileSync } from 'node:fs';
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import { describe, expect, test } from 'vitest';
import { type TextId, t } from './t.ts';

const root = new URL('..', import.meta.url).pathname;
const files = (ending: RegExp) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => ending.test(file) && !/\.test\.tsx?$/.test(file) && !file.startsWith('testing/'))
    .map((file) => ({ file, text: readFileSync(`${root}/${file}`, 'utf8') }));

// As it was written: what is imported has been compiled.
const en: Record<string, string> = JSON.parse(readFileSync(`${root}/locales/en.json`, 'utf8'));

const idPattern = /'([a-z][A-Za-z]*\.[a-z][A-Za-z]*)'/g;
const source = files(/\.tsx?$/);
const used = new Set(source.flatMap(({ text }) => [...text.matchAll(idPattern)].map(([, id]) => id)));

describe('the catalogue', () => {
  test('holds no text that nothing uses', () => {
    expect(Object.keys(en).filter((id) => !used.has(id))).toEqual([]);
  });

  test('holds every text that is asked for by name', () => {
    const asked = source.flatMap(({ text }) => [...text.matchAll(/\bt\(\s*'([^']+)'/g)].map(([, id]) => id ?? ''));
    expect(asked.length).toBeGreaterThan(100);
    expect(asked.filter((id) => !(id in en))).toEqual([]);
  });

  test.each(Object.entries(en))('%s is well-formed', (_id, text) => {
    expect(() => compileMessageOrThrow(text)).not.toThrow();
    expect(text.trim()).toBe(text);
    expect(text).not.toBe('');
  });

  test('is sorted by id, so that two changes meet as one conflict', () => {
    const ids = Object.keys(en);
    expect(ids).toEqual([...ids].sort((one, other) => (one < other ? -1 : 1)));
  });
});

describe('t', () => {
  test('fills in places and plurals, and keeps apostrophes', () => {
    expect(t('row.unread', { count: 1 })).toBe('1 unread message');
    expect(t('row.unread', { count: 12 })).toBe('12 unread messages');
    expect(t('typing.named', { count: 2, names: 'Mara and Tomas' })).toBe('Mara and Tomas are typing');
    expect(t('banner.offline')).toBe("You're offline. Messages will be sent when you're back.");
  });

  test('leaves what a person wrote alone, even if it looks like a message format', () => {
    expect(t('preview.own', { words: '{count, plural}' })).toBe('You: {count, plural}');
    for (const words of ['C:\\users\\x', '\\u0041 \\x42', '\\\\u0041', '# {x} 100 %']) {
      expect(t('preview.own', { words })).toBe(`You: ${words}`);
      expect(t('typing.named', { count: 1, names: words })).toBe(`${words} is typing`);
    }
  });

  test('knows its ids by type', () => {
    // @ts-expect-error: an id that is not in the catalogue
    const wrong: TextId = 'no.such';
    expect(wrong in en).toBe(false);
  });
});

describe('components', () => {
  const attribute =
    /\b(aria-label|title|placeholder|alt|label|hint|heading|text|confirm|body|lead|question)="([^"]*\p{L}[^"]*)"/u;
  const jsxText = />\s*([^<>{}=;()]*\p{L}{2,}[^<>{}=;()]*)\s*<\//u;

  test.each(files(/\.tsx$/))('$file says nothing past the catalogue', ({ text }) => {
    const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '');
    expect(code.match(attribute)?.[0]).toBeUndefined();
    expect(code.match(jsxText)?.[1]?.trim()).toBeUndefined();
  });

  test('the check sees literal words where there are some', () => {
    expect('<p className="x">Hello there</p>').toMatch(jsxText);
    expect('<img alt="A picture" />').toMatch(attribute);
    expect("<p>{t('app.name')}</p>").not.toMatch(jsxText);
  });
});
