import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import { expect, test } from 'vitest';
import { fillMessage, type Message, type MessageValues } from './fill-message.ts';
import { joinNames } from './join-names.ts';

const say = (icu: string, values?: MessageValues, locale = 'en') =>
  fillMessage(compileMessageOrThrow(icu) as Message, locale, values);

test.each<[icu: string, values: MessageValues | undefined, words: string]>([
  ['Hello', undefined, 'Hello'],
  ['Hello, {name}!', { name: 'Mara' }, 'Hello, Mara!'],
  ['Hello, {name}!', { name: '{n} # <b>' }, 'Hello, {n} # <b>!'],
  ['Nobody is {missing}', {}, 'Nobody is '],
  ['{n, plural, one {# photo} other {# photos}}', { n: 1 }, '1 photo'],
  ['{n, plural, one {# photo} other {# photos}}', { n: 0 }, '0 photos'],
  ['{n, plural, one {# photo} other {# photos}}', { n: 20_000 }, '20,000 photos'],
  ['{n, plural, =0 {nobody} one {# person} other {# people}}', { n: 0 }, 'nobody'],
  ['{n, plural, one {# from {name}} other {# from {name}}}', { n: 3, name: 'Zoë' }, '3 from Zoë'],
  [
    '{n, plural, one {# line} other {# lines in {m, plural, one {# talk} other {# talks}}}}',
    { n: 5, m: 1 },
    '5 lines in 1 talk',
  ],
  ['{n, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}', { n: 22 }, '22nd'],
  ['{who, select, me {You left} other {{name} left}}', { who: 'me', name: 'Tomas' }, 'You left'],
  ['{who, select, me {You left} other {{name} left}}', { who: 'them', name: 'Tomas' }, 'Tomas left'],
])('“%s” with %j says “%s”', (icu, values, words) => {
  expect(say(icu, values)).toBe(words);
});

test('a name that runs the other way keeps what stands round it in its place', () => {
  expect(say('“{title}” (2)', { title: 'سارة' })).toBe('“\u2068سارة\u2069” (2)');
  expect(say('{n, plural, other {# from {name}}}', { n: 3, name: 'דנה' })).toBe('3 from \u2068דנה\u2069');
  expect(say('{name}!', { name: 'Zoë 王' })).toBe('Zoë 王!');
  expect(joinNames(['Mara', 'سارة'])).toBe('Mara and \u2068سارة\u2069');
});

test('a hash outside of a plural is a hash', () => {
  expect(fillMessage(['#', ' ', ['n']], 'en', { n: 7 })).toBe('# 7');
});

test('plurals and numbers follow the language', () => {
  const icu = '{n, plural, one {# plik} few {# pliki} many {# plików} other {# pliku}}';
  expect([1, 3, 5, 1.5].map((n) => say(icu, { n }, 'pl'))).toEqual(['1 plik', '3 pliki', '5 plików', '1,5 pliku']);
  expect(say('{n, plural, other {#}}', { n: 20_000 }, 'de')).toBe('20.000');
});
