// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { aConversation, aGroup, aiko, conversationId, tomas } from '../../testing/cast.ts';
import { fakeChatter } from '../../testing/fake-chatter.ts';
import { refusal } from '../../testing/refusal.ts';
import { find, key, pass, press, render, type } from '../../testing/render.tsx';
import { Shortcuts } from './Shortcuts.tsx';

// Loaded before, so that what is shown comes within the key.
beforeEach(async () => {
  await Promise.all([import('./KeysSheet.tsx'), import('../switcher/Switcher.tsx')]);
  vi.useFakeTimers();
});
afterEach(() => void vi.useRealTimers());

const open = async () => {
  const fake = fakeChatter();
  const list = [
    aConversation({ peerId: tomas.id }),
    aGroup('Crêpe night'),
    aConversation({ id: conversationId('lena'), kind: 'group', title: 'Crew', peerId: null, unread: 1 }),
  ];
  fake.lives.list.set(list);
  fake.answer('search', () => ({ people: [aiko, tomas], next: null }));
  const page = await render(<Shortcuts />, { chatter: fake.chatter, path: `/chats/${list[0]?.id}` });
  const switcher = async () => {
    await key(document.body, { key: 'k', ctrlKey: true });
    return find<HTMLInputElement>(page.host, '[role=combobox]');
  };
  const hits = () => [...page.host.querySelectorAll('[role=option] bdi')].map((name) => name.textContent);
  return { ...fake, ...page, list, switcher, hits };
};

describe('keys of the page', () => {
  test('Alt with an arrow opens the next conversation, with Shift the next unread one', async () => {
    const { location, list } = await open();
    await key(document.body, { key: 'ArrowDown', altKey: true });
    expect(location().pathname).toBe(`/chats/${list[1]?.id}`);
    await key(document.body, { key: 'ArrowUp', altKey: true });
    await key(document.body, { key: 'ArrowDown', altKey: true, shiftKey: true });
    expect(location().pathname).toBe(`/chats/${list[2]?.id}`);
  });

  test('Ctrl+/ shows all keys, and the same key closes them', async () => {
    const { host } = await open();
    await key(document.body, { key: '/', ctrlKey: true });
    expect(find(host, 'dialog').textContent).toContain('Go to a conversation or personCtrlK');
    await key(document.body, { key: '/', ctrlKey: true });
    expect(host.querySelector('dialog')).toBeNull();
  });

  test('the page rests while a layer is over it', async () => {
    const { location, switcher, list } = await open();
    await switcher();
    await key(document.body, { key: 'ArrowDown', altKey: true });
    expect(location().pathname).toBe(`/chats/${list[0]?.id}`);
  });
});

describe('the switcher', () => {
  test('lists the conversations, and opens the one that the arrows chose', async () => {
    const { host, hits, switcher, location, list } = await open();
    const field = await switcher();
    expect(hits()).toEqual(['Tomas', 'Crêpe night', 'Crew']);
    await key(field, { key: 'ArrowDown' });
    expect(find(host, '[aria-selected=true]').id).toBe(field.getAttribute('aria-activedescendant'));
    await key(field, { key: 'Enter' });
    expect(location().pathname).toBe(`/chats/${list[1]?.id}`);
    expect(host.querySelector('dialog')).toBeNull();
  });

  test('finds by part of a name without accents, conversations before people, nobody twice', async () => {
    const { hits, switcher } = await open();
    const field = await switcher();
    await type(field, 'CRE');
    expect(hits()).toEqual(['Crêpe night', 'Crew']);
    await type(field, 'o');
    await pass(200);
    expect(hits()).toEqual(['Tomas', 'Aiko']);
  });

  test('opens the conversation with a person, begun if there was none', async () => {
    const { answer, callsOf, switcher, hits, location } = await open();
    answer('openDirect', () => aConversation({ id: conversationId('aiko'), peerId: aiko.id }));
    const field = await switcher();
    await type(field, 'aik');
    await pass(200);
    expect(hits()).toEqual(['Aiko']);
    await key(field, { key: 'Enter' });
    expect(callsOf('openDirect')).toEqual([[aiko.id]]);
    expect(location().pathname).toBe(`/chats/${conversationId('aiko')}`);
  });

  test('stays, and says why, when that is refused', async () => {
    const { host, answer, switcher, hits } = await open();
    answer('openDirect', () => {
      throw refusal('NETWORK');
    });
    const field = await switcher();
    await type(field, 'aik');
    await pass(200);
    expect(hits()).toEqual(['Aiko']);
    await press(find(host, '[role=option]', 'Aiko'));
    expect(find(host, '[role=alert]').textContent).toContain('No connection');
  });

  test('says when nobody is called so', async () => {
    const { host, switcher } = await open();
    await type(await switcher(), 'xyz');
    await pass(200);
    expect(host.textContent).toContain('Nobody called “xyz”');
  });
});
