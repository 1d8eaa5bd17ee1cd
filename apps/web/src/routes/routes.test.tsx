// @vitest-environment happy-dom
import { act } from 'react';
import { describe, expect, test, vi } from 'vitest';
import { aConversation, aGroup, tomas } from '../testing/cast.ts';
import { fakeChatter } from '../testing/fake-chatter.ts';
import { find, press, render } from '../testing/render.tsx';
import { SignedInRoutes } from './SignedInRoutes.tsx';

const open = async (path: string, list = [aConversation(), aGroup('Crew', { unread: 3 })]) => {
  const fake = fakeChatter();
  fake.lives.list.set(list);
  fake.answer('search', () => ({ people: [tomas], next: null }));
  fake.answer('sessions', () => []);
  const page = await render(<SignedInRoutes />, { chatter: fake.chatter, path });
  // The pages beside the conversations come with their own files: first the list, then what is chosen from it.
  for (let piece = 0; piece < 2; piece += 1) await act(() => vi.dynamicImportSettled());
  return { ...fake, ...page, pane: () => find(page.host, 'main#pane') };
};

describe('an address', () => {
  test.each(['/', '/nowhere', '/chats/abc/def'])('%s that leads nowhere leads to the chats', async (path) => {
    const { location, pane } = await open(path);
    expect(location().pathname).toBe('/chats');
    expect(pane().textContent).toContain('Choose a conversation');
  });

  test('of a conversation shows it, and names the tab after it with what is unread elsewhere', async () => {
    const { pane } = await open(`/chats/${aConversation().id}`);
    expect(pane().getAttribute('aria-label')).toBe('Tomas');
    expect(document.title).toBe('(1) Tomas · Chatter');
  });

  test('D9 of a conversation that is not there for me says so, and leads back', async () => {
    const { pane, location } = await open('/chats/gone0000000000000000');
    expect(pane().textContent).toContain('This conversation is not here');
    expect(pane().querySelector('textarea')).toBeNull();
    await press(find(pane(), 'button', 'Back to chats'));
    expect(location().pathname).toBe('/chats');
  });

  test.each([
    ['/people', 'People'],
    [`/people/${tomas.id}`, 'Tomas'],
    ['/settings', 'Profile'],
    ['/settings/profile', 'Profile'],
    ['/settings/devices', 'Devices'],
    ['/settings/password', 'Password'],
    ['/settings/appearance', 'Appearance'],
  ])('%s names the tab “%s”', async (path, title) => {
    await open(path);
    expect(document.title).toBe(`(1) ${title} · Chatter`);
  });
});

test('the number in the title follows what is read, and goes with the last', async () => {
  const { lives } = await open('/chats');
  expect(document.title).toBe('(1) Chats · Chatter');
  await act(async () => lives.list.set([aConversation({ unread: 1 }), aGroup('Crew', { unread: 9 })]));
  expect(document.title).toBe('(2) Chats · Chatter');
  await act(async () => lives.list.set([aConversation(), aGroup('Crew')]));
  expect(document.title).toBe('Chats · Chatter');
});
