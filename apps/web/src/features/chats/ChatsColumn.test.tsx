// @vitest-environment happy-dom
import { act } from 'react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { aConversation, aGroup, aiko, aMessage, aUser, mara, tomas } from '../../testing/cast.ts';
import { fakeChatter } from '../../testing/fake-chatter.ts';
import { find, key, press, render, type } from '../../testing/render.tsx';
import { ChatsColumn } from './ChatsColumn.tsx';

beforeEach(() => localStorage.clear());

const withTomas = aConversation({ lastSeq: 2, unread: 2, lastMessage: aMessage(tomas, 2, 'See you at nine') });
const crew = aGroup('Harbour crew', { lastSeq: 1, lastMessage: aMessage(mara, 1, 'I do') });

const open = async (list = [withTomas, crew], path = '/chats') => {
  const fake = fakeChatter();
  fake.lives.list.set(list);
  fake.answer('search', () => ({ people: [aiko], next: null }));
  return { ...fake, ...(await render(<ChatsColumn />, { chatter: fake.chatter, path })) };
};
// What stands in the place of an empty list comes with its own file.
const partLoaded = () => act(() => vi.dynamicImportSettled());
const rows = (host: HTMLElement) => [...host.querySelectorAll<HTMLElement>('[data-row]')];

describe('the list of conversations', () => {
  test('a row says who, what, when and what waits, in words', async () => {
    const { host } = await open();
    expect(rows(host)[0]?.getAttribute('aria-label')).toMatch(
      /^Tomas, online, See you at nine, .+, 2 unread messages$/,
    );
    expect(rows(host)[1]?.getAttribute('aria-label')).toMatch(/^Harbour crew, You: I do, (?!.*unread)/);
    expect(find(host, '.badge').textContent).toBe('2');
  });

  test('more than 99 unread are not counted out', async () => {
    const { host } = await open([aConversation({ unread: 100 })]);
    expect(find(host, '.badge').textContent).toBe('99+');
  });

  test('typing shows in the row while it lasts', async () => {
    const { host, typing } = await open();
    await act(async () => typing(withTomas.id).set([tomas.id]));
    expect(rows(host)[0]?.textContent).toContain('typing…');
    await act(async () => typing(withTomas.id).set([]));
    expect(rows(host)[0]?.textContent).toContain('See you at nine');
  });

  test('a kept draft stands in the row', async () => {
    localStorage.setItem(`chatter.draft.${aUser('Jonas').id}.${withTomas.id}`, 'half a sentence');
    const fake = fakeChatter();
    fake.lives.list.set([withTomas]);
    fake.lives.me.set({ ...aUser('Jonas'), email: 'jonas@example.org' });
    const { host } = await render(<ChatsColumn />, { chatter: fake.chatter, path: '/chats' });
    expect(rows(host)[0]?.textContent).toContain('Draft:half a sentence');
  });

  test('a new name of a person is seen at once', async () => {
    const { host, user } = await open();
    await act(async () => user(tomas.id).set({ ...tomas, displayName: 'Tomás' }));
    expect(rows(host)[0]?.textContent).toContain('Tomás');
  });

  test('is one stop for Tab, and arrow keys walk through it', async () => {
    const { host } = await open();
    const [first, second] = rows(host);
    expect(rows(host).map((row) => row.tabIndex)).toEqual([0, -1]);
    first?.focus();
    await key(first as HTMLElement, { key: 'ArrowDown' });
    expect(document.activeElement).toBe(second);
    await key(second as HTMLElement, { key: 'ArrowDown' });
    expect(document.activeElement).toBe(second);
    await key(second as HTMLElement, { key: 'Home' });
    expect(document.activeElement).toBe(first);
  });

  test('the search narrows it by name, without case and accents, and can be cleared', async () => {
    const { host } = await open();
    const field = find<HTMLInputElement>(host, 'input[type=search]');
    await type(field, 'TOMÁS');
    expect(rows(host)).toHaveLength(1);
    await type(field, 'xyz');
    await partLoaded();
    expect(host.textContent).toContain('Nobody called “xyz”');
    await press(find(host, 'button', 'Clear search'));
    expect(rows(host)).toHaveLength(2);
  });
});

describe('an empty list', () => {
  test('shows places of rows while it loads, and says so', async () => {
    const fake = fakeChatter();
    fake.lives.loaded.set(false);
    const { host } = await render(<ChatsColumn />, { chatter: fake.chatter });
    expect(find(host, 'nav').getAttribute('aria-busy')).toBe('true');
    const rows = find(host, '[aria-hidden] .skeleton').closest('.skeleton-late');
    expect(rows?.childElementCount).toBe(8);
  });

  test('leads to people', async () => {
    const { host, location } = await open([]);
    await partLoaded();
    expect(host.textContent).toContain('No conversations yet');
    await press(find(host, 'button', 'Find people'));
    expect(location().pathname).toBe('/people');
  });

  test('the first user of all gets the address to share', async () => {
    const fake = fakeChatter();
    fake.answer('search', () => ({ people: [], next: null }));
    const { host } = await render(<ChatsColumn />, { chatter: fake.chatter });
    await partLoaded();
    expect(host.textContent).toContain("You're the first one here");
    expect(find(host, 'button', 'Copy address')).toBeTruthy();
  });
});
