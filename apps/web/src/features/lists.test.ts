import { describe, expect, test } from 'vitest';
import { aConversation, aGroup, aiko, aUser, mara, tomas } from '../testing/cast.ts';
import { conversationName } from './chats/conversation-name.ts';
import { rowLine } from './chats/row-line.ts';
import { orderPeople } from './people/use-directory.ts';

describe('second line of a row', () => {
  const facts = { typing: '', failed: '', draft: '', preview: 'See you', open: false };

  test('typing beats a draft, a draft beats the last message', () => {
    expect(rowLine(facts)).toEqual({ kind: 'preview', text: 'See you' });
    expect(rowLine({ ...facts, draft: ' half a\nsentence ' })).toEqual({ kind: 'draft', text: 'half a sentence' });
    expect(rowLine({ ...facts, draft: 'half', typing: 'typing…' })).toEqual({ kind: 'typing', text: 'typing…' });
  });

  test('what could not be sent is said before any draft, but for who is typing', () => {
    expect(rowLine({ ...facts, draft: 'half', failed: 'Not sent' })).toEqual({ kind: 'failed', text: 'Not sent' });
    expect(rowLine({ ...facts, typing: 'typing…', failed: 'Not sent' }).kind).toBe('typing');
  });

  test('the draft of the open conversation stands in its composer only', () => {
    expect(rowLine({ ...facts, draft: 'half', open: true })).toEqual({ kind: 'preview', text: 'See you' });
  });

  test('blank characters are no draft', () => {
    expect(rowLine({ ...facts, draft: ' \n ' }).kind).toBe('preview');
  });
});

describe('name of a conversation', () => {
  test('is the title of a group and the other person of a direct one', () => {
    expect(conversationName(aGroup('Crew'), undefined)).toBe('Crew');
    expect(conversationName(aConversation(), tomas)).toBe('Tomas');
    expect(conversationName(aConversation(), undefined)).toBe('Somebody');
  });
});

describe('order of people', () => {
  const everybody = [aiko, mara, tomas, aUser('Zoë', { online: true })];

  test('who is online comes first, by name within each half, when all are loaded', () => {
    expect(orderPeople(everybody, true).map(({ displayName }) => displayName)).toEqual([
      'Tomas',
      'Zoë',
      'Aiko',
      'Mara',
    ]);
  });

  test('is the server’s while there are more pages, so that no row jumps', () => {
    expect(orderPeople(everybody, false)).toBe(everybody);
  });
});
