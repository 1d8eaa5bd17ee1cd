import { describe, expect, test } from 'vitest';
import { at } from '../testing/cast.ts';
import { daysBetween, isSameDay } from './calendar.ts';
import { clockTime, dayWords, fullTime, lastSeenWords, monthAndYear, presenceWords, rowTime } from './time-words.ts';

// Wednesday 12 March 2025, 15:30.
const now = at(12, 15, 30);
const lastYear = new Date(2024, 10, 3, 9).getTime();

describe('calendar', () => {
  test('a day begins at midnight of the place, not 24 hours ago', () => {
    expect(isSameDay(at(12, 0, 1), at(12, 23, 59))).toBe(true);
    expect(isSameDay(at(11, 23, 59), at(12, 0, 0))).toBe(false);
    expect(daysBetween(at(11, 23, 59), at(12, 0, 0))).toBe(1);
  });

  test('a day with a change of the clock is still one day', () => {
    const days = Array.from({ length: 30 }, (_, day) => daysBetween(at(1 + day), at(2 + day)));
    expect(new Set(days)).toEqual(new Set([1]));
  });
});

describe('time of a row', () => {
  test.each([
    ['the clock today', at(12, 9, 5), clockTime(at(12, 9, 5))],
    ['yesterday', at(11, 23, 59), 'Yesterday'],
    ['a weekday within six days', at(6, 12), 'Thu'],
    ['day and month before that', at(5, 12), '5 Mar'],
    ['the year too when it is another', lastYear, '3 Nov 2024'],
    ['the clock for a time that the server is ahead of us', at(12, 15, 31), clockTime(at(12, 15, 31))],
  ])('says %s', (_name, time, words) => {
    expect(rowTime(time, now).replace(/\s/g, ' ')).toBe(orderFree(words, rowTime(time, now)));
  });
});

/** Day and month stand in the order of the machine's English; the words are the same. */
const orderFree = (wanted: string, got: string): string => {
  const words = (text: string) =>
    text
      .replace(/[\s,]+/g, ' ')
      .split(' ')
      .sort()
      .join(' ');
  return words(wanted) === words(got) ? got.replace(/\s/g, ' ') : wanted;
};

describe('words of a day', () => {
  test.each([
    [now, 'Today'],
    [at(11), 'Yesterday'],
    [at(6), 'Thursday'],
    [at(5), '5 March'],
    [lastYear, '3 November 2024'],
  ])('%s → %s', (time, words) => {
    const got = dayWords(time, now);
    expect(got.replace(/\s/g, ' ')).toBe(orderFree(words, got));
  });
});

describe('presence', () => {
  test.each([
    [now - 30_000, 'last seen just now'],
    [now - 60_000, 'last seen 1 minute ago'],
    [now - 59 * 60_000, 'last seen 59 minutes ago'],
    [at(12, 9, 12), `last seen today at ${clockTime(at(12, 9, 12))}`],
    [at(11, 18, 40), `last seen yesterday at ${clockTime(at(11, 18, 40))}`],
    [at(10, 9, 12), `last seen Monday at ${clockTime(at(10, 9, 12))}`],
    [lastYear, 'last seen in November 2024'],
  ])('%s → %s', (time, words) => {
    expect(lastSeenWords(time, now)).toBe(words);
  });

  test('within minutes the day does not matter', () => {
    expect(lastSeenWords(at(11, 23, 50), at(12, 0, 10))).toBe('last seen 20 minutes ago');
  });

  test('online wins, and somebody who was never here has no words', () => {
    expect(presenceWords({ online: true, lastSeenAt: 5 }, now)).toBe('online');
    expect(presenceWords({ online: false, lastSeenAt: null }, now)).toBe('');
  });
});

test('the whole time names weekday, day, year and clock', () => {
  expect(fullTime(at(12, 9, 5))).toMatch(/Wednesday.*2025.*9:05/);
  expect(monthAndYear(at(12))).toBe('March 2025');
});
