// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { aConversation, aiko, at, pictureId, tomas } from '../../testing/cast.ts';
import { fakeChatter } from '../../testing/fake-chatter.ts';
import { refusal } from '../../testing/refusal.ts';
import { find, pass, press, render, type } from '../../testing/render.tsx';
import { PeopleColumn } from './PeopleColumn.tsx';
import { PersonPage } from './PersonPage.tsx';

const names = (host: HTMLElement) => [...host.querySelectorAll('[data-row] bdi')].map((name) => name.textContent);
const pause = 200;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const open = async () => {
  const fake = fakeChatter();
  fake.answer('search', ({ search = '' }: { search?: string }) => ({
    people: [aiko, tomas].filter(({ displayName }) => displayName.toLowerCase().includes(search)),
    next: null,
  }));
  const page = await render(<PeopleColumn />, { chatter: fake.chatter, path: '/people' });
  await pass(0);
  return { ...fake, ...page };
};

describe('the directory', () => {
  test('lists who is there, online first, with the status message or presence', async () => {
    const { host, user } = await open();
    expect(names(host)).toEqual(['Tomas', 'Aiko']);
    expect(host.textContent).toContain('online');
    await act(async () => user(tomas.id).set({ ...tomas, status: '☕ Back at three' }));
    expect(host.textContent).toContain('☕ Back at three');
  });

  test('asks the server once one stops typing, not for every key', async () => {
    const { host, callsOf } = await open();
    const field = find<HTMLInputElement>(host, 'input[type=search]');
    for (const text of ['a', 'ai', 'aik']) await type(field, text);
    await pass(pause);
    expect(names(host)).toEqual(['Aiko']);
    expect(callsOf('search')).toEqual([[{}], [{ search: 'aik' }]]);
  });

  test('nobody found says so, and the search can be cleared', async () => {
    const { host } = await open();
    await type(find<HTMLInputElement>(host, 'input[type=search]'), 'xyz');
    await pass(pause);
    expect(host.textContent).toContain('Nobody called “xyz”');
    await press(find(host, 'button', 'Clear search'));
    await pass(pause);
    expect(names(host)).toHaveLength(2);
  });

  test('a message button opens the one conversation with a person', async () => {
    const { host, answer, callsOf, location } = await open();
    answer('openDirect', () => aConversation());
    await press(find(host, 'button[aria-label="Message Tomas"]'));
    expect(callsOf('openDirect')).toEqual([[tomas.id]]);
    expect(location().pathname).toBe(`/chats/${aConversation().id}`);
  });

  test('a list that did not come says why and can be asked for again', async () => {
    const fake = fakeChatter();
    fake.answer('search', () => {
      throw refusal('NETWORK');
    });
    const { host } = await render(<PeopleColumn />, { chatter: fake.chatter });
    await pass(pause);
    expect(host.textContent).toContain('No connection to the server');
    fake.answer('search', () => ({ people: [aiko], next: null }));
    await press(find(host, 'button', 'Try again'));
    await pass(1_000);
    expect(names(host)).toEqual(['Aiko']);
  });
});

test('a person’s page shows name, presence, status and since when', async () => {
  const { chatter } = fakeChatter();
  const person = { ...tomas, status: '🌿', createdAt: at(1) };
  const { host } = await render(<PersonPage person={person} />, { chatter });
  expect(find(host, 'h1').textContent).toBe('Tomas');
  expect(host.textContent).toContain('online');
  expect(host.textContent).toContain('🌿');
  expect(host.textContent).toContain('Member since March 2025');
  expect(find(host, 'button', 'Message')).toBeTruthy();
});

test('one cannot write to oneself', async () => {
  const { chatter, lives } = fakeChatter();
  const own = lives.me.get();
  if (!own) throw new Error('the fake has nobody');
  const { host } = await render(<PersonPage person={own} />, { chatter });
  expect(host.textContent).not.toContain('Message');
});

test('a picture opens in full, in the address, and its owner is who it is called after', async () => {
  const { chatter } = fakeChatter();
  const { host, location } = await render(<PersonPage person={{ ...tomas, avatar: pictureId('face') }} />, { chatter });
  await press(find(host, 'button[aria-label="Picture of Tomas"]'));
  const dialog = await vi.waitFor(() => find(host, 'dialog[aria-label="Picture of Tomas"]'));
  expect(find(dialog, 'img[alt="Picture of Tomas"]').getAttribute('src')).toBe(
    `/api/pictures/${pictureId('face')}/large`,
  );
  expect(location()).toMatchObject({ search: '?photo=picture' });
  await press(find(dialog, 'button', 'Close'));
  expect(host.querySelector('dialog')).toBeNull();
});
