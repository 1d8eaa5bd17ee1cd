// @vitest-environment happy-dom
import type { PendingMessage } from '@chatter/client';
import type { SystemContent } from '@chatter/protocol/content/system';
import type { Conversation } from '@chatter/protocol/conversation';
import type { ClientMessageId } from '@chatter/protocol/ids';
import type { Message } from '@chatter/protocol/message';
import { act } from 'react';
import { describe, expect, test, vi } from 'vitest';
import { rememberPhoto } from '../../state/known-photos.ts';
import {
  aConversation,
  aGroup,
  aiko,
  aMessage,
  aPhoto,
  at,
  aUser,
  mara,
  me,
  pictureId,
  tomas,
  withContent,
} from '../../testing/cast.ts';
import { fakeChatter } from '../../testing/fake-chatter.ts';
import { refusal } from '../../testing/refusal.ts';
import { find, press, render } from '../../testing/render.tsx';
import { TimelineRowView } from './TimelineRowView.tsx';
import { type TimelineRow, toRows } from './to-rows.ts';

const draw = async (rows: readonly TimelineRow[], conversation: Conversation = aConversation()) => {
  const fake = fakeChatter();
  const onOpenPhoto = vi.fn();
  const page = await render(
    <ol>
      {rows.map((row) => (
        <TimelineRowView
          key={row.key}
          row={row}
          conversation={conversation}
          now={at(12)}
          newCount={3}
          dividerLeaves={false}
          inTabOrder={false}
          onOpenPhoto={onOpenPhoto}
        />
      ))}
    </ol>,
    { chatter: fake.chatter },
  );
  return { ...fake, ...page, onOpenPhoto };
};

const bubblesOf = (...messages: Message[]) =>
  toRows(
    messages.map((message) => ({ kind: 'message', key: `s${message.seq}`, message })),
    { meId: me.id, dividerAfterSeq: null },
  ).filter(({ kind }) => kind !== 'day');

const pendingRow = (change: Partial<PendingMessage>): TimelineRow => ({
  kind: 'pending',
  key: 'p1',
  first: true,
  last: true,
  pending: {
    clientMessageId: 'client-1' as ClientMessageId,
    conversationId: aConversation().id,
    content: { kind: 'text', text: 'On its way' },
    createdAt: at(12),
    state: 'waiting',
    error: null,
    ...change,
  },
});

describe('one’s own that is on its way', () => {
  test('rises when it has just been sent, and not when it waited there already', async () => {
    const { host } = await draw([
      pendingRow({ createdAt: Date.now() }),
      { ...pendingRow({ createdAt: Date.now() - 5_000 }), key: 'p2' },
    ]);
    expect([...host.querySelectorAll('[data-pending] > div')].map((row) => row.classList.contains('rise-in'))).toEqual([
      true,
      false,
    ]);
  });
});

describe('words', () => {
  test('a very long message is folded, and opened on demand for good', async () => {
    const text = `begin ${'x '.repeat(800)}end`;
    const { host } = await draw(bubblesOf(aMessage(tomas, 1, text)));
    expect(find(host, '.bubble [class*=line-clamp]').textContent).toBe(text);
    await press(find(host, 'button', 'Show all'));
    expect(host.querySelector('[class*=line-clamp]')).toBeNull();
    expect(host.querySelector('button')).toBeNull();
    expect(find(host, '.bubble').textContent).toContain(text);
  });

  test.each([
    ['30 lines stand open', 30, false],
    ['31 lines are folded', 31, true],
  ])('%s', async (_name, lines, folded) => {
    const { host } = await draw(bubblesOf(aMessage(tomas, 1, Array(lines).fill('line').join('\n'))));
    expect(host.querySelector('[class*=line-clamp]') !== null).toBe(folded);
  });

  test.each([
    ['👍', '3rem'],
    ['👍👍', '2.5rem'],
    [' 👍👍👍 ', '2.125rem'],
  ])('%s stands large and without a bubble', async (text, size) => {
    const { host } = await draw(bubblesOf(aMessage(tomas, 1, text)));
    expect(host.querySelector('.bubble')).toBeNull();
    expect(find(host, `[class*="${size}"]`).textContent).toBe(text.trim());
  });

  test('an emoji under a photo is a caption like any other', async () => {
    const { host } = await draw(
      bubblesOf(withContent(tomas, 1, { kind: 'photos', v: 1, photos: [aPhoto('sea')], caption: '👍' })),
    );
    expect(find(host, '.bubble').textContent).toContain('👍');
  });

  test('the time is exact for a machine and for who points at it', async () => {
    const { host } = await draw(bubblesOf(aMessage(tomas, 5, 'Hello')));
    const time = find<HTMLTimeElement>(host, 'time');
    expect(time.dateTime).toBe(new Date(at(10, 12, 5)).toISOString());
    expect(time.dataset.tip).toContain('2025');
  });
});

describe('ticks', () => {
  test.each([
    ['Sent', { deliveredSeq: 0, readSeq: 0 }],
    ['Delivered', { deliveredSeq: 1, readSeq: 0 }],
    ['Read', { deliveredSeq: 1, readSeq: 1 }],
  ])('one’s own message is %s', async (words, everyone) => {
    const { host } = await draw(bubblesOf(aMessage(mara, 1, 'Hello')), aConversation({ everyone }));
    expect(find(host, '[role=img]').getAttribute('aria-label')).toBe(words);
  });

  test('those of others have none', async () => {
    const everyone = { deliveredSeq: 1, readSeq: 1 };
    const { host } = await draw(bubblesOf(aMessage(tomas, 1, 'Hello')), aConversation({ everyone }));
    expect(host.querySelector('[role=img]')).toBeNull();
  });
});

describe('who speaks', () => {
  const spoken = (host: HTMLElement) => [...host.querySelectorAll('.sr-only')].map((each) => each.textContent);
  const talk = bubblesOf(aMessage(aiko, 1, 'one'), aMessage(aiko, 2, 'two'), aMessage(mara, 3, 'three'));

  test('every bubble says so once: by its name in sight, or for the ear alone', async () => {
    const { host } = await draw(talk, aGroup('Crew'));
    expect(host.querySelectorAll('.person-name')).toHaveLength(1);
    expect(spoken(host)).toEqual(['Aiko:', 'You:']);
  });

  test('two need no names in sight', async () => {
    const { host } = await draw(talk);
    expect(host.querySelector('.person-name')).toBeNull();
    expect(spoken(host)).toEqual(['Aiko:', 'Aiko:', 'You:']);
  });

  test('in a group the face stands beside the last bubble of a run', async () => {
    const { host } = await draw(talk, aGroup('Crew'));
    expect([...host.querySelectorAll('li')].map((row) => row.querySelectorAll('svg[class], img').length > 0)).toEqual([
      false,
      true,
      true,
    ]);
  });

  test('somebody not known yet is “Somebody”, and gets the name when it comes', async () => {
    const lena = aUser('Lena');
    const { host, user } = await draw(bubblesOf(aMessage(lena, 1, 'Hi')), aGroup('Crew'));
    expect(find(host, '.person-name').textContent).toBe('Somebody');
    await act(async () => user(lena.id).set(lena));
    expect(find(host, '.person-name').textContent).toBe('Lena');
  });

  test('a message goes to the side of its author', async () => {
    const { host } = await draw(talk);
    expect([...host.querySelectorAll('.bubble')].map((bubble) => bubble.classList.contains('bg-own'))).toEqual([
      false,
      false,
      true,
    ]);
  });
});

describe('photos of one message', () => {
  const photos = (count: number) => Array.from({ length: count }, (_, index) => aPhoto(`p${index}`));
  const open = (count: number) =>
    draw(bubblesOf(withContent(tomas, 1, { kind: 'photos', v: 1, photos: photos(count), caption: '' })));
  const places = (host: HTMLElement) =>
    [...host.querySelectorAll<HTMLElement>('.bubble button')].map(({ style }) => [style.gridColumn, style.gridRow]);

  test.each([
    [
      2,
      [
        ['1 / span 3', '1 / span 6'],
        ['4 / span 3', '1 / span 6'],
      ],
    ],
    [
      3,
      [
        ['1 / span 4', '1 / span 6'],
        ['5 / span 2', '1 / span 3'],
        ['5 / span 2', '4 / span 3'],
      ],
    ],
    [
      4,
      [
        ['1 / span 3', '1 / span 3'],
        ['4 / span 3', '1 / span 3'],
        ['1 / span 3', '4 / span 3'],
        ['4 / span 3', '4 / span 3'],
      ],
    ],
    [
      5,
      [
        ['1 / span 3', '1 / span 3'],
        ['4 / span 3', '1 / span 3'],
        ['1 / span 2', '4 / span 3'],
        ['3 / span 2', '4 / span 3'],
        ['5 / span 2', '4 / span 3'],
      ],
    ],
  ])('%i have their places in the order they were sent', async (count, wanted) => {
    const { host } = await open(count);
    expect(places(host)).toEqual(wanted);
    expect(host.textContent).not.toContain('+');
  });

  test('one has its own shape and no number', async () => {
    const { host, onOpenPhoto } = await open(1);
    const tile = find(host, '.bubble button');
    expect(tile.getAttribute('aria-label')).toBe('Photo from Tomas');
    expect((tile.parentElement as HTMLElement).style.aspectRatio).toContain('1.5');
    await press(tile);
    expect(onOpenPhoto).toHaveBeenCalledWith(aPhoto('p0'));
  });

  test('of eight, five are in sight and the last one stands for three more', async () => {
    const { host, onOpenPhoto } = await open(8);
    const tiles = [...host.querySelectorAll('.bubble button')];
    expect(tiles).toHaveLength(5);
    expect(tiles.map((tile) => tile.textContent)).toEqual(['', '', '', '', '+3']);
    expect(tiles[4]?.getAttribute('aria-label')).toBe('Photo from Tomas, 5 of 8');
    await press(tiles[4] as Element);
    expect(onOpenPhoto).toHaveBeenCalledWith(aPhoto('p4'));
  });

  test('each stands on its own colour until it is there', async () => {
    const { host } = await open(2);
    const tile = find(host, '.bubble button');
    expect(tile.style.backgroundColor).not.toBe('');
    const image = find<HTMLImageElement>(tile, 'img');
    expect(image.className).toContain('opacity-0');
    await act(async () => void image.dispatchEvent(new Event('load')));
    expect(image.className).toContain('opacity-100');
  });
});

describe('D10 what is on its way', () => {
  test.each([
    ['NOT_FOUND', 'Not sent. This is not there any more.'],
    ['PHOTO_UNAVAILABLE', 'Not sent. A photo is no longer there. Add it again.'],
    ['NOT_ALLOWED', 'Not sent. You may not do this here.'],
    ['CLIENT_ID_REUSED', 'Not sent. Something went wrong. Try again.'],
  ] as const)('%s is told as “%s”', async (code, words) => {
    const { host } = await draw([pendingRow({ state: 'failed', error: refusal(code) })]);
    expect(host.textContent).toContain(words);
    expect(host.querySelector('[role=img]')).toBeNull();
  });

  test('photos keep the shape that they had in the tray, and cannot be opened yet', async () => {
    rememberPhoto(aPhoto('tall', { width: 500, height: 1_000 }));
    const content = { kind: 'photos' as const, photoIds: [pictureId('tall')], caption: 'Look' };
    const { host, onOpenPhoto } = await draw([pendingRow({ content })]);
    const tile = find(host, '.bubble button');
    expect(Number.parseFloat((tile.parentElement as HTMLElement).style.aspectRatio)).toBeCloseTo(9 / 16);
    expect(host.textContent).toContain('Look');
    await press(tile);
    expect(onOpenPhoto).not.toHaveBeenCalled();
  });

  test('photos of before a reload have a square place', async () => {
    const content = { kind: 'photos' as const, photoIds: [pictureId('forgotten')], caption: '' };
    const { host } = await draw([pendingRow({ content })]);
    expect((find(host, '.bubble button').parentElement as HTMLElement).style.aspectRatio).toMatch(/^1( |$)/);
  });
});

describe('lines between', () => {
  const line = (content: Partial<SystemContent> & Pick<SystemContent, 'event'>) =>
    bubblesOf(withContent(tomas, 1, { kind: 'system', v: 1, userIds: [], ...content }));

  test.each([
    ['who began it', line({ event: 'group-created', title: 'Crew' }), 'Tomas created the group “Crew”'],
    ['who was added', line({ event: 'members-added', userIds: [me.id] }), 'Tomas added you'],
    ['who left', line({ event: 'member-left' }), 'Tomas left the group'],
    ['who was removed', line({ event: 'member-removed', userIds: [aiko.id] }), 'Tomas removed Aiko'],
    ['the new title', line({ event: 'title-changed', title: 'Boat' }), 'Tomas renamed the group to “Boat”'],
    ['the new picture', line({ event: 'picture-changed' }), 'Tomas changed the group picture'],
  ])('tell %s, without a bubble', async (_name, rows, words) => {
    const { host } = await draw(rows, aGroup('Crew'));
    expect(find(host, 'li p').textContent).toBe(words);
    expect(host.querySelector('.bubble, [data-message]')).toBeNull();
  });

  test('a new day and the new messages have theirs', async () => {
    const { host } = await draw([
      { kind: 'day', key: 'd', at: at(11) },
      { kind: 'divider', key: 'divider' },
    ]);
    expect([...host.querySelectorAll('li')].map((row) => row.textContent)).toEqual(['Yesterday', '3 new']);
  });
});
