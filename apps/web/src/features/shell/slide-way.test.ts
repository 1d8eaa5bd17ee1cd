import { expect, test } from 'vitest';
import { slideWay } from './slide-way.ts';

const address = (text: string) => {
  const { pathname, search } = new URL(text, 'http://localhost');
  return { pathname, search };
};

test.each([
  ['a conversation comes in over its list', '/chats', '/chats/c1', 1, 'in'],
  ['and goes out, whether by a link or by Back', '/chats/c1', '/chats', 1, 'out'],
  ['a page of the settings comes in', '/settings', '/settings/devices', 1, 'in'],
  ['the details come in over the conversation', '/chats/c1', '/chats/c1?panel=details', 1, 'in'],
  ['and go out', '/chats/c1?panel=details', '/chats/c1', -1, 'out'],
  ['a person comes in over the conversation', '/chats/c1', '/people/p1', 1, 'in'],
  ['and goes out by Back', '/people/p1', '/chats/c1', -1, 'out'],
  ['but takes the place of one whose way is not known', '/people/p1', '/chats/c1', null, null],
  ['a section takes the place of another', '/chats', '/people', 1, null],
  ['a conversation takes the place of another', '/chats/c1', '/chats/c2', 1, null],
  ['a photo has a way of its own', '/chats/c1', '/chats/c1?photo=f1', 1, null],
  ['a question comes over everything', '/chats/c1', '/chats/c1?panel=leave', 1, null],
])('%s', (_name, from, to, delta, way) => {
  expect(slideWay(address(from), address(to), delta)).toBe(way);
});
