import { describe, expect, test } from 'vitest';
import {
  aConversation,
  aGroup,
  aiko,
  aMessage,
  aPhoto,
  mara,
  nameOf,
  tomas,
  userId,
  withContent,
} from '../testing/cast.ts';
import { refusal } from '../testing/refusal.ts';
import { emojiCount } from './emoji-only.ts';
import { asFailure, errorWords } from './error-words.ts';
import { fold } from './fold.ts';
import { previewWords } from './preview-words.ts';
import { shortenMiddle } from './shorten-middle.ts';
import { systemWords } from './system-words.ts';
import { typingRowWords, typingWords } from './typing-words.ts';

describe('preview of a row', () => {
  const photos = (caption: string, count: number) =>
    withContent(tomas, 1, {
      kind: 'photos',
      v: 1,
      caption,
      photos: Array.from({ length: count }, (_, index) => aPhoto(`p${index}`)),
    });

  test.each([
    ['their words', aConversation({ lastMessage: aMessage(tomas, 1, 'See you') }), 'See you'],
    ['my words with “You”', aConversation({ lastMessage: aMessage(mara, 1, 'Yes') }), 'You: Yes'],
    ['the sender in a group', aGroup('Crew', { lastMessage: aMessage(aiko, 1, 'I do') }), 'Aiko: I do'],
    ['line breaks as spaces', aConversation({ lastMessage: aMessage(tomas, 1, 'one\n\n two') }), 'one two'],
    ['one photo', aConversation({ lastMessage: photos('', 1) }), 'Photo'],
    ['several photos', aConversation({ lastMessage: photos('', 3) }), '3 photos'],
    ['the caption before the photos', aConversation({ lastMessage: photos('Sunset', 3) }), 'Sunset'],
    ['that there is nothing yet', aConversation(), 'No messages yet'],
    ['that a group is new', aGroup('Crew'), 'New group'],
  ])('says %s', (_name, conversation, words) => {
    expect(previewWords(conversation, nameOf)).toBe(words);
  });

  test('a very long message gives a short preview', () => {
    const long = aConversation({ lastMessage: aMessage(tomas, 1, 'x'.repeat(10_000)) });
    expect(previewWords(long, nameOf).length).toBe(200);
  });

  test('a system line stands without an author before it', () => {
    const left = withContent(aiko, 1, { kind: 'system', v: 1, event: 'member-left', userIds: [] });
    expect(previewWords(aGroup('Crew', { lastMessage: left }), nameOf)).toBe('Aiko left the group');
  });
});

describe('system lines', () => {
  const line = (event: Parameters<typeof systemWords>[0]['event'], names: string[] = [], title?: string) => ({
    kind: 'system' as const,
    v: 1 as const,
    event,
    userIds: names.map(userId),
    ...(title ? { title } : {}),
  });
  test.each([
    [line('group-created', [], 'Crew'), 'Tomas created the group “Crew”', 'You created the group “Crew”'],
    [line('members-added', ['Aiko', 'Lena']), 'Tomas added Aiko and Lena', 'You added Aiko and Lena'],
    [line('member-left'), 'Tomas left the group', 'You left the group'],
    [line('member-removed', ['Aiko']), 'Tomas removed Aiko', 'You removed Aiko'],
    [line('title-changed', [], 'New'), 'Tomas renamed the group to “New”', 'You renamed the group to “New”'],
    [line('picture-changed'), 'Tomas changed the group picture', 'You changed the group picture'],
  ])('$event is said from both sides', (content, theirs, mine) => {
    expect(systemWords(content, tomas.id, nameOf, mara.id)).toBe(theirs);
    expect(systemWords(content, tomas.id, nameOf, tomas.id)).toBe(mine);
  });

  test('I am “you” among those who were added, and many are counted', () => {
    expect(systemWords(line('members-added', ['Mara']), tomas.id, nameOf, mara.id)).toBe('Tomas added you');
    const many = line('members-added', ['Aiko', 'Lena', 'Samir', 'Jonas', 'Mara', 'Tomas']);
    // Whether a comma stands before the last "and" is up to the reader's own English.
    expect(systemWords(many, tomas.id, nameOf, userId('Zoe'))).toMatch(
      /^Tomas added Aiko, Lena, Samir,? and 3 others$/,
    );
  });
});

describe('typing', () => {
  test('names one and two, counts more', () => {
    expect(typingWords([])).toBe('');
    expect(typingWords(['Mara'])).toBe('Mara is typing');
    expect(typingWords(['Mara', 'Tomas'])).toBe('Mara and Tomas are typing');
    expect(typingWords(['Mara', 'Tomas', 'Aiko'])).toBe('3 people are typing');
  });

  test('a direct conversation needs no name', () => {
    expect(typingRowWords(['Mara'], false)).toBe('typing…');
    expect(typingRowWords(['Mara'], true)).toBe('Mara is typing');
    expect(typingRowWords([], false)).toBe('');
  });
});

describe('errors', () => {
  test('a code has words of its own', () => {
    expect(errorWords(refusal('EMAIL_TAKEN'))).toMatch(/already an account/);
    expect(errorWords(refusal('NETWORK'))).toMatch(/No connection/);
  });

  test('too often says how long to wait, at least a second', () => {
    expect(errorWords(refusal('RATE_LIMITED', { retryAfterMs: 1_500 }))).toContain('2 seconds');
    expect(errorWords(refusal('RATE_LIMITED', { retryAfterMs: 10 }))).toContain('1 second ');
  });

  test('a file that is too large hears how large it may be', () => {
    expect(errorWords(refusal('BODY_TOO_LARGE'))).toContain('15 MB');
  });

  test('anything else is said in one general sentence, without its inside', () => {
    expect(errorWords(new TypeError('x is not a function'))).toBe('Something went wrong. Try again.');
    expect(errorWords(refusal('UNKNOWN_EVENT'))).toBe('Something went wrong. Try again.');
    expect(asFailure('no error at all')).toBeUndefined();
  });
});

describe('emoji alone', () => {
  test.each([
    ['👍', 1],
    ['🎉🎉', 2],
    ['❤️ 👩‍👩‍👧 🇳🇱', 3],
    ['👍🏽', 1],
    ['🙂🙂🙂🙂', 0],
    ['ok 👍', 0],
    ['12', 0],
    ['#', 0],
    ['', 0],
    ['   ', 0],
  ])('%s → %i', (text, count) => {
    expect(emojiCount(text)).toBe(count);
  });
});

test('a search ignores case and accents in any script', () => {
  expect(fold('Zoë')).toBe(fold('zoe'));
  expect(fold('ÅNGSTRÖM')).toBe('angstrom');
  expect(fold('Ωμέγα')).toBe(fold('ωμεγα'));
});

test('a long address loses its middle and keeps both ends', () => {
  const address = `https://example.org/${'a'.repeat(100)}/end`;
  expect(shortenMiddle('https://example.org')).toBe('https://example.org');
  expect(shortenMiddle(address)).toHaveLength(60);
  expect(shortenMiddle(address)).toMatch(/^https:\/\/example\.org.*…a+\/end$/);
});
