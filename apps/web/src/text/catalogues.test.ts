import { readdirSync, readFileSync } from 'node:fs';
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import { describe, expect, test } from 'vitest';
import { languages, offeredLanguages } from './languages.ts';

type Token = string | readonly [name: string, kind?: string, choices?: Record<string, unknown> | string];

const folder = new URL('../locales', import.meta.url).pathname;
const read = (language: string): Record<string, string> =>
  JSON.parse(readFileSync(`${folder}/${language}.json`, 'utf8'));
const en = read('en');

// A choice without places is a plain string.
const tokensOf = (message: unknown): Token[] => (Array.isArray(message) ? message : []);

/** Every place of a message, those inside of choices too. */
const placesOf = (message: unknown): Exclude<Token, string>[] =>
  tokensOf(message).flatMap((token) => {
    if (typeof token === 'string') return [];
    const [, , choices] = token;
    const inside = typeof choices === 'object' && choices !== null ? Object.values(choices) : [];
    return [token, ...inside.flatMap(placesOf)];
  });

const places = (text: string) => placesOf(compileMessageOrThrow(text));
const namesIn = (text: string) => [...new Set(places(text).map(([name]) => name))].sort();

const others = offeredLanguages.filter((language) => language !== 'en');

// The same word in both languages, a sign, a name, or nothing but places.
const alike: Partial<Record<string, readonly string[]>> = {
  de: [
    'app.name',
    'bubble.by',
    'chats.title',
    'crop.zoom',
    'emoji.picker',
    'key.alt',
    'key.command',
    'key.escape',
    'message.info',
    'name.label',
    'nav.chats',
    'news.one',
    'photo.more',
    'preview.by',
    'seen.online',
    'thread.waveText',
    'title.page',
    'title.unread',
  ],
};

test('every language that is offered has a catalogue, and every catalogue is offered', () => {
  const files = readdirSync(folder).map((file) => file.replace(/\.json$/, ''));
  expect(files.sort()).toEqual([...offeredLanguages].sort());
});

test.each(offeredLanguages)('%s has the plurals that its language knows, no more and no less', (language) => {
  const { pluralCategories } = new Intl.PluralRules(languages[language].tag).resolvedOptions();
  const wrong = Object.entries(read(language)).flatMap(([id, text]) =>
    places(text)
      .filter(([, kind]) => kind === 'plural')
      .filter(([, , choices]) => {
        const forms = Object.keys(choices as object).filter((form) => !/^(=?\d+|offset)$/.test(form));
        return forms.sort().join() !== [...pluralCategories].sort().join();
      })
      .map(() => id),
  );
  expect(wrong).toEqual([]);
});

describe.each(others)('%s', (language) => {
  const texts = read(language);

  test('has every text of the English one, in the same order, and nothing else', () => {
    expect(Object.keys(texts)).toEqual(Object.keys(en));
  });

  test('has the same places in each text', () => {
    const wrong = Object.entries(en).filter(([id, text]) => namesIn(texts[id] ?? '').join() !== namesIn(text).join());
    expect(wrong.map(([id]) => id)).toEqual([]);
  });

  test('is English nowhere by oversight', () => {
    const same = Object.entries(en).filter(([id, text]) => texts[id] === text);
    expect(same.map(([id]) => id)).toEqual(alike[language]);
  });

  test.each(Object.entries(texts))('%s is well-formed', (_id, text) => {
    expect(() => compileMessageOrThrow(text)).not.toThrow();
    expect(text.trim()).toBe(text);
    expect(text).not.toMatch(/\.\.\.|"| {2}/);
  });
});

test('German quotes open below and close above', () => {
  const quoted = Object.values(read('de')).filter((text) => /[„“”]/.test(text));
  expect(quoted.length).toBeGreaterThan(3);
  for (const text of quoted) expect(text.replace(/„[^„“”]*“/g, '')).not.toMatch(/[„“”]/);
});
