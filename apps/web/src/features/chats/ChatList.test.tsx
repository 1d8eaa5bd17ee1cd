// @vitest-environment happy-dom
import type { Conversation } from '@chatter/protocol/conversation';
import { limits } from '@chatter/protocol/limits';
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { useLive } from '../../state/use-live.ts';
import {
  aConversation,
  aGroup,
  aiko,
  aMessage,
  aPhoto,
  aUser,
  conversationId,
  mara,
  me,
  tomas,
  withContent,
} from '../../testing/cast.ts';
import { fakeChatter } from '../../testing/fake-chatter.ts';
import { stubListEnds } from '../../testing/list-ends.ts';
import { find, press, render } from '../../testing/render.tsx';
import { ToastHost } from '../shell/ToastHost.tsx';
import { ChatList } from './ChatList.tsx';
import { NoChats } from './NoChats.tsx';

let scrollToEnd: ReturnType<typeof stubListEnds>['scrollToEnd'];

beforeEach(() => {
  localStorage.clear();
  ({ scrollToEnd } = stubListEnds());
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const open = async (list: readonly Conversation[], { path = '/chats', complete = true } = {}) => {
  const fake = fakeChatter();
  fake.lives.list.set(list);
  fake.lives.complete.set(complete);
  const watched = vi.spyOn(fake.chatter.people, 'watch');
  const List = () => <ChatList list={useLive(fake.chatter.conversations.list)} />;
  const page = await render(<List />, { chatter: fake.chatter, path });
  const rows = () => [...page.host.querySelectorAll<HTMLElement>('[data-row]')];
  return { ...fake, ...page, rows, watched };
};

describe('the second line of a row', () => {
  const photos = (caption: string) =>
    withContent(tomas, 1, { kind: 'photos', v: 1, photos: [aPhoto('a'), aPhoto('b')], caption });
  const system = withContent(tomas, 1, { kind: 'system', v: 1, event: 'members-added', userIds: [aiko.id] });

  test.each([
    ['photos', aConversation({ lastMessage: photos('') }), '2 photos'],
    ['a caption', aConversation({ lastMessage: photos('At sea') }), 'At sea'],
    ['what happened to a group', aGroup('Crew', { lastMessage: system }), 'Tomas added Aiko'],
    ['who wrote in a group', aGroup('Crew', { lastMessage: aMessage(aiko, 1, 'Hi') }), 'Aiko: Hi'],
    ['that a group is new', aGroup('Crew'), 'New group'],
  ])('tells %s', async (_name, conversation, words) => {
    const { rows } = await open([conversation]);
    expect(rows()[0]?.textContent).toContain(words);
  });

  test('has ticks before one’s own words only', async () => {
    const { rows } = await open([
      aConversation({ lastSeq: 1, lastMessage: aMessage(mara, 1, 'mine') }),
      aGroup('Theirs', { lastSeq: 1, lastMessage: aMessage(aiko, 1, 'theirs') }),
      aGroup('System', { lastSeq: 1, lastMessage: { ...system, authorId: me.id } }),
    ]);
    expect(rows().map((row) => row.querySelector('svg[viewBox="0 0 18 12"]') !== null)).toEqual([true, false, false]);
  });

  test('names who is typing in a group, and gives the place back', async () => {
    const crew = aGroup('Crew', { lastMessage: aMessage(aiko, 1, 'Hi') });
    const { rows, typing } = await open([crew]);
    await act(async () => typing(crew.id).set([aiko.id, tomas.id]));
    expect(rows()[0]?.textContent).toContain('Aiko and Tomas are typing');
    await act(async () => typing(crew.id).set([]));
    expect(rows()[0]?.textContent).toContain('Aiko: Hi');
  });

  test('is spoken as a draft when it is one', async () => {
    const lena = { ...aUser('Lena'), email: 'lena@example.org' };
    const there = aConversation({ lastMessage: aMessage(tomas, 1, 'Hi') });
    localStorage.setItem(`chatter.draft.${lena.id}.${there.id}`, 'half');
    const fake = fakeChatter();
    fake.lives.me.set(lena);
    const { host } = await render(<ChatList list={[there]} />, { chatter: fake.chatter });
    expect(find(host, '[data-row]').getAttribute('aria-label')).toContain('Draft: half');
  });
});

describe('what waits', () => {
  test.each([
    [1, '1', '1 unread message'],
    [99, '99', '99 unread messages'],
    [100, '99+', '100 unread messages'],
    [1_234, '99+', '1,234 unread messages'],
  ])('%i unread', async (unread, badge, words) => {
    const { host, rows } = await open([aConversation({ unread })]);
    expect(find(host, '.badge').textContent).toBe(badge);
    expect(rows()[0]?.getAttribute('aria-label')).toMatch(new RegExp(`, ${words.replace(',', ',?')}$`));
  });

  test('nothing has no badge', async () => {
    const { host } = await open([aConversation()]);
    expect(host.querySelector('.badge')).toBeNull();
  });
});

describe('the order', () => {
  const rooms = ['One', 'Two', 'Three'].map((title) => aGroup(title));
  const titles = (rows: HTMLElement[]) => rows.map((row) => row.querySelector('bdi')?.textContent);

  test('is the SDK’s, and a row that moves up keeps its element and the focus in it', async () => {
    const { rows, lives } = await open(rooms);
    const last = rows()[2];
    last?.focus();
    const [one, two, three] = rooms as [Conversation, Conversation, Conversation];
    await act(async () => lives.list.set([{ ...three, unread: 1 }, one, two]));
    expect(titles(rows())).toEqual(['Three', 'One', 'Two']);
    expect(rows()[0]).toBe(last);
    expect(document.activeElement).toBe(last);
  });

  test('Tab comes to the open conversation, wherever it stands', async () => {
    const { rows } = await open(rooms, { path: `/chats/${rooms[1]?.id}` });
    expect(rows().map((row) => row.tabIndex)).toEqual([-1, 0, -1]);
    expect(rows()[1]?.getAttribute('aria-current')).toBe('page');
  });

  test('a press opens the conversation', async () => {
    const { rows, location } = await open(rooms);
    await press(rows()[2] as HTMLElement);
    expect(location().pathname).toBe(`/chats/${rooms[2]?.id}`);
  });
});

describe('further pages', () => {
  test('are asked for at the end of the list, one at a time', async () => {
    const { callsOf, answer } = await open([aConversation()], { complete: false });
    let arrive: () => void = () => undefined;
    answer('loadMore', () => new Promise<void>((resolve) => (arrive = resolve)));
    await scrollToEnd();
    await scrollToEnd();
    expect(callsOf('loadMore')).toHaveLength(1);
    await act(async () => arrive());
    await scrollToEnd();
    expect(callsOf('loadMore')).toHaveLength(2);
  });

  test('that did not come are asked for again, and none when all is there', async () => {
    const { callsOf, answer, lives } = await open([aConversation()], { complete: false });
    answer('loadMore', () => Promise.reject(new Error('offline')));
    await scrollToEnd();
    await scrollToEnd();
    expect(callsOf('loadMore')).toHaveLength(2);
    await act(async () => lives.complete.set(true));
    await scrollToEnd();
    expect(callsOf('loadMore')).toHaveLength(2);
  });
});

test('P1 the presence of the rows is looked at, within what one socket may ask for', async () => {
  const people = Array.from({ length: limits.presenceWatched }, (_, at) => aUser(`Person${at}x`));
  const list = people.map(({ id, displayName }) => aConversation({ id: conversationId(displayName), peerId: id }));
  const { watched } = await open([aGroup('Crew'), ...list]);
  expect(watched.mock.calls.map(([ids]) => ids)).toEqual([
    people.slice(0, limits.presenceWatched / 2).map(({ id }) => id),
  ]);
});

test('the address of the page can be handed on by who is the first one here', async () => {
  const written: string[] = [];
  vi.stubGlobal('navigator', { clipboard: { writeText: async (text: string) => void written.push(text) } });
  const fake = fakeChatter();
  fake.answer('search', () => ({ people: [], next: null }));
  const { host } = await render(
    <>
      <NoChats />
      <ToastHost />
    </>,
    { chatter: fake.chatter },
  );
  await press(find(host, 'button', 'Copy address'));
  expect(written).toEqual([location.origin]);
  expect(find(host, '.toast').textContent).toBe('Address copied');
});
