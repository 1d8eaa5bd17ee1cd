// @vitest-environment happy-dom
import type { TimelineItem } from '@chatter/client';
import type { ClientMessageId } from '@chatter/protocol/ids';
import type { Message } from '@chatter/protocol/message';
import { act } from 'react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { dropDrafts } from '../../state/use-draft.ts';
import { aConversation, aGroup, aiko, aMessage, aPhoto, at, mara, tomas, withContent } from '../../testing/cast.ts';
import { fakeChatter } from '../../testing/fake-chatter.ts';
import { refusal } from '../../testing/refusal.ts';
import { find, key, press, render, type } from '../../testing/render.tsx';
import { Shortcuts } from '../keys/Shortcuts.tsx';
import { ConversationPane } from './ConversationPane.tsx';

beforeEach(() => dropDrafts());

const items = (...messages: Message[]): TimelineItem[] =>
  messages.map((message) => ({ kind: 'message', key: `s${message.seq}`, message }));
const pending = (state: 'waiting' | 'failed'): TimelineItem => ({
  kind: 'pending',
  key: 'p1',
  pending: {
    clientMessageId: 'client-1' as ClientMessageId,
    conversationId: aConversation().id,
    content: { kind: 'text', text: 'On its way' },
    createdAt: at(10),
    state,
    error: state === 'failed' ? refusal('NOT_FOUND') : null,
  },
});

const open = async (list: TimelineItem[], conversation = aConversation({ lastSeq: 9 })) => {
  const fake = fakeChatter();
  fake.lives.timeline.set({ items: list, hasBefore: false, hasAfter: false });
  const page = await render(
    <>
      <ConversationPane conversation={conversation} />
      <Shortcuts />
    </>,
    { chatter: fake.chatter },
  );
  const show = (next: TimelineItem[]) =>
    act(async () => fake.lives.timeline.set({ items: next, hasBefore: false, hasAfter: false }));
  return { ...fake, ...page, show, field: find<HTMLTextAreaElement>(page.host, 'textarea') };
};

describe('a timeline', () => {
  test('is a log that does not speak by itself, in a main of the conversation’s name', async () => {
    const { host } = await open(items(aMessage(tomas, 1, 'Hello')));
    const log = find(host, '[role=log]');
    expect(log.getAttribute('aria-live')).toBe('off');
    expect(find(host, 'main').getAttribute('aria-label')).toBe('Tomas');
  });

  test('a message reads as author, words, time and state', async () => {
    const conversation = aConversation({ lastSeq: 2, everyone: { deliveredSeq: 2, readSeq: 1 } });
    const { host } = await open(items(aMessage(mara, 1, 'Hello'), aMessage(mara, 2, 'There')), conversation);
    const [first, second] = [...host.querySelectorAll('[data-message]')];
    expect(first?.textContent).toContain('You:Hello');
    expect(find(first as Element, '[role=img]').getAttribute('aria-label')).toBe('Read');
    expect(find(second as Element, '[role=img]').getAttribute('aria-label')).toBe('Delivered');
  });

  test('names the author over the first bubble of a group only', async () => {
    const list = items(aMessage(aiko, 1, 'one'), aMessage(aiko, 2, 'two'), aMessage(tomas, 3, 'three'));
    const { host } = await open(list, aGroup('Crew', { lastSeq: 3 }));
    expect([...host.querySelectorAll('.person-name')].map((name) => name.textContent)).toEqual(['Aiko', 'Tomas']);
  });

  test('tells what happened to a group in a sentence', async () => {
    const line = withContent(tomas, 1, { kind: 'system', v: 1, event: 'members-added', userIds: [aiko.id, mara.id] });
    const { host } = await open(items(line), aGroup('Crew', { lastSeq: 1 }));
    expect(host.textContent).toContain('Tomas added Aiko and you');
  });

  test('photos keep their place before they are loaded, and open in the address', async () => {
    const photos = [aPhoto('one'), aPhoto('two'), aPhoto('three')];
    const { host, location } = await open(items(withContent(tomas, 1, { kind: 'photos', v: 1, photos, caption: '' })));
    const tiles = [...host.querySelectorAll('[data-message] button')];
    expect(tiles.map((tile) => tile.getAttribute('aria-label'))).toEqual([
      'Photo from Tomas, 1 of 3',
      'Photo from Tomas, 2 of 3',
      'Photo from Tomas, 3 of 3',
    ]);
    await press(tiles[1] as Element);
    expect(location()).toMatchObject({ search: `?photo=${photos[1]?.id}` });
  });

  test('the divider stands where the unread began, with their number, and goes with Esc', async () => {
    const conversation = aConversation({ lastSeq: 2, unread: 1, me: { ...aConversation().me, readSeq: 1 } });
    const { host, field } = await open(items(aMessage(tomas, 1, 'old'), aMessage(tomas, 2, 'new')), conversation);
    expect(find(host, '[data-key=divider]').textContent).toBe('1 new');
    await key(field, { key: 'Escape' });
    await vi.waitFor(() => expect(host.querySelector('[data-key=divider]')).toBeNull());
  });

  test('an empty conversation offers a wave', async () => {
    const { host, callsOf } = await open([], aConversation());
    await act(() => vi.dynamicImportSettled());
    expect(host.textContent).toContain('Say hello to Tomas');
    await press(find(host, 'button', 'Send a wave'));
    expect(callsOf('send')).toEqual([[aConversation().id, '👋']]);
  });
});

describe('D10 a message on its way', () => {
  test('waits under a clock, in its place', async () => {
    const { host } = await open([...items(aMessage(tomas, 1, 'Hello')), pending('waiting')]);
    expect(find(host, '[data-key=p1] [role=img]').getAttribute('aria-label')).toBe('Waiting');
    expect(host.querySelector('[data-key=p1] button')).toBeNull();
  });

  test('that failed says why, and can be tried again or deleted', async () => {
    const { host, callsOf } = await open([pending('failed')]);
    const row = find(host, '[data-key=p1]');
    expect(row.textContent).toContain('Not sent. This is not there any more.');
    await press(find(row, 'button', 'Try again'));
    await press(find(row, 'button', 'Delete'));
    expect(callsOf('retry')).toEqual([['client-1']]);
    expect(callsOf('discard')).toEqual([['client-1']]);
  });
});

describe('the composer', () => {
  test('Enter sends what is written and empties the field', async () => {
    const { field, callsOf } = await open([]);
    await type(field, 'Hello there');
    await key(field, { key: 'Enter', keyCode: 13 });
    expect(callsOf('send')).toEqual([[aConversation().id, { kind: 'text', text: 'Hello there' }]]);
    expect(field.value).toBe('');
  });

  test('Shift+Enter and the Enter of an input method do not send', async () => {
    const { field, callsOf } = await open([]);
    await type(field, 'にほん');
    await key(field, { key: 'Enter', keyCode: 13, shiftKey: true });
    await key(field, { key: 'Enter', keyCode: 229 });
    await key(field, { key: 'Enter', keyCode: 13, isComposing: true });
    expect(callsOf('send')).toEqual([]);
    expect(field.value).toBe('にほん');
  });

  test('nothing is sent when nothing is written', async () => {
    const { field, callsOf } = await open([]);
    await type(field, '  \n ');
    await key(field, { key: 'Enter', keyCode: 13 });
    expect(callsOf('send')).toEqual([]);
  });

  test('a text that is too long stays, with words', async () => {
    const { host, field, callsOf } = await open([]);
    await type(field, 'x'.repeat(10_001));
    await key(field, { key: 'Enter', keyCode: 13 });
    expect(callsOf('send')).toEqual([]);
    expect(find(host, '[role=alert]').textContent).toContain('1 character too long');
    expect(field.value).toHaveLength(10_001);
  });

  test('tells the others while one writes, and that one has stopped', async () => {
    const { field, callsOf } = await open([]);
    const { id } = aConversation();
    await type(field, 'He');
    await type(field, '');
    expect(callsOf('setTyping')).toEqual([
      [id, true],
      [id, false],
    ]);
  });

  test('a refused send takes nothing away from the page', async () => {
    const { field, answer, host } = await open([]);
    answer('send', () => {
      throw refusal('NETWORK');
    });
    await type(field, 'Hello');
    await key(field, { key: 'Enter', keyCode: 13 });
    expect(find(host, '[role=log]')).toBeTruthy();
  });
});

describe('photos to send', () => {
  const choose = async (host: HTMLElement, files: File[]) => {
    const input = find<HTMLInputElement>(host, 'form input[type=file]');
    Object.defineProperty(input, 'files', { value: files, configurable: true });
    await act(async () => {
      input.dispatchEvent(new Event('change', { bubbles: true }));
    });
  };
  const picture = (name: string) => new File(['x'], name, { type: 'image/png' });

  test('are uploaded when they are chosen and sent with the caption', async () => {
    const { host, field, answer, callsOf } = await open([]);
    let uploads = 0;
    answer('uploadPhoto', () => {
      uploads += 1;
      return aPhoto(`up${uploads}`);
    });
    await choose(host, [picture('a.png'), picture('b.png')]);
    // The tray comes with its own file.
    await act(() => vi.dynamicImportSettled());
    expect(field.placeholder).toBe('Add a caption');
    await type(field, 'Look');
    await press(find(host, 'button[aria-label="Remove photo 1"]'));
    await key(field, { key: 'Enter', keyCode: 13 });
    expect(callsOf('send')).toEqual([
      [aConversation().id, { kind: 'photos', photoIds: [aPhoto('up2').id], caption: 'Look' }, expect.any(String)],
    ]);
    expect(host.querySelector('[aria-label="Remove photo 1"]')).toBeNull();
  });

  test('one that fails after Send stands in the timeline with words and a way on', async () => {
    const { host, field, answer, callsOf } = await open([]);
    answer('uploadPhoto', () => {
      throw refusal('NETWORK');
    });
    await choose(host, [picture('a.png')]);
    await key(field, { key: 'Enter', keyCode: 13 });
    expect(find(host, '[role=log] [role=alert]').textContent).toContain("Didn't upload. No connection");
    expect(callsOf('send')).toEqual([]);
    answer('uploadPhoto', () => aPhoto('good'));
    await press(find(host, '[role=log] button', 'Try again'));
    expect(callsOf('send')).toHaveLength(1);
    expect(host.querySelector('[role=log] [role=alert]')).toBeNull();
  });

  test('something else than a picture is refused in words', async () => {
    const { host, callsOf } = await open([]);
    await choose(host, [new File(['x'], 'a.pdf', { type: 'application/pdf' })]);
    expect(find(host, '[role=alert]').textContent).toContain('Only photos');
    expect(callsOf('uploadPhoto')).toEqual([]);
  });
});
