// @vitest-environment happy-dom
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { at } from '../testing/cast.ts';
import { chooseLanguage } from './choose-language.ts';
import { deviceWords } from './device-words.ts';
import { joinNames } from './join-names.ts';
import { loadWords } from './load-words.ts';
import { spokenLanguage } from './speak.ts';
import { t } from './t.ts';
import { clockTime, dayWords, lastSeenWords, monthAndYear, rowTime } from './time-words.ts';
import { toPseudo } from './to-pseudo.ts';

afterEach(async () => {
  vi.restoreAllMocks();
  await loadWords('en');
});

describe('the language to speak', () => {
  test.each([
    ['the one that was chosen, whatever the system wants', 'de', ['en-US', 'en'], 'de'],
    ['the first of the system’s that there is', null, ['fr-FR', 'de-AT', 'en-GB'], 'de'],
    ['the system’s, when the choice is to follow it', 'system', ['de'], 'de'],
    ['the system’s, when what was kept is no language', 'toString', ['de-CH'], 'de'],
    ['English when there is none', null, ['fr', 'dear'], 'en'],
    ['English when the system says nothing', null, [], 'en'],
    ['the pseudo one only when it was put there', 'pseudo', ['de'], 'pseudo'],
    ['never the pseudo one because a system asks for it', null, ['pseudo', 'en-XB'], 'en'],
  ])('is %s', (_name, choice, wanted, language) => {
    expect(chooseLanguage(choice, wanted)).toBe(language);
  });
});

describe('another language', () => {
  // Wednesday 12 March 2025, 15:30.
  const now = at(12, 15, 30);

  test('speaks at once in texts, plurals, dates, times and lists', async () => {
    expect(rowTime(at(11), now)).toBe('Yesterday');
    await loadWords('de');
    expect(t('row.unread', { count: 1 })).toBe('1 ungelesene Nachricht');
    expect(t('row.unread', { count: 1_200 })).toBe('1.200 ungelesene Nachrichten');
    expect(rowTime(at(11), now)).toBe('Gestern');
    expect(rowTime(at(5), now)).toBe('5. März');
    expect(dayWords(at(6), now)).toBe('Donnerstag');
    expect(clockTime(at(12, 9, 5))).toBe('9:05');
    expect(monthAndYear(at(12))).toBe('März 2025');
    expect(lastSeenWords(at(10, 9, 12), now)).toBe('zuletzt am Montag um 9:12');
    expect(joinNames(['Mara', 'Tomas', 'Aiko'])).toBe('Mara, Tomas und Aiko');
    await loadWords('en');
    expect(rowTime(at(11), now)).toBe('Yesterday');
    expect(joinNames(['Mara', 'Tomas'])).toBe('Mara and Tomas');
  });

  test('has the dates of the person’s own region', async () => {
    vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['de-AT']);
    await loadWords('de');
    // January has a name of its own in Austria.
    expect(monthAndYear(new Date(2025, 0, 5).getTime())).toMatch(/^(Jänner|Januar) 2025$/);
  });

  test('is said by the document, with its direction', async () => {
    const said = () => [document.documentElement.lang, document.documentElement.dir];
    await loadWords('de');
    expect(said()).toEqual(['de', 'ltr']);
    await loadWords('pseudo');
    expect(said()).toEqual(['en-XB', 'rtl']);
    await loadWords('en');
    expect(said()).toEqual(['en', 'ltr']);
  });

  test('is the one asked for last, also when two are on their way', async () => {
    const first = loadWords('pseudo');
    const second = loadWords('de');
    expect(await Promise.all([first, second])).toEqual([false, true]);
    expect(spokenLanguage()).toBe('de');
  });
});

describe('the pseudo language', () => {
  const pseudo = (text: string) => toPseudo({ text: compileMessageOrThrow(text) }).text;
  const letters = (message: unknown) => (message as string[]).join('').replace(/[[\]]/g, '').length;

  test.each(['Back', 'Choose a conversation', "You're offline. Messages will be sent when you're back."])(
    'makes “%s” two fifths longer, in brackets',
    (text) => {
      const made = pseudo(text) as string[];
      expect(made.at(0)).toBe('[');
      expect(made.at(-1)).toMatch(/\]$/);
      expect(letters(made)).toBe(text.length + Math.ceil(text.length * 0.4));
      expect(made.join('')).not.toContain(text);
    },
  );

  test('leaves places, plurals and what is put into them alone', () => {
    expect(pseudo('{count, plural, one {# member} other {# members}} of {name}')).toEqual([
      '[',
      ['count', 'plural', { one: ['#', ' mémbér'], other: ['#', ' mémbérš'] }],
      ' öf ',
      ['name'],
      ' ~~~~~]',
    ]);
  });
});

describe('the name of a device', () => {
  test.each([
    ['Chrome on Linux', 'Chrome auf Linux'],
    ['Firefox on Android', 'Firefox auf Android'],
    ['Unknown device', 'Unbekanntes Gerät'],
    ['The screen on the wall', 'The screen on the wall'],
    ['pong-bot', 'pong-bot'],
  ])('%s is called %s in German', async (device, words) => {
    await loadWords('de');
    expect(deviceWords(device)).toBe(words);
  });
});
