// @vitest-environment happy-dom
import type { WaitingPhotos } from '@chatter/client';
import type { ConversationId } from '@chatter/protocol/ids';
import type { Photo } from '@chatter/protocol/picture';
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { forgetLocalLook } from '../../state/known-photos.ts';
import { dropDrafts } from '../../state/use-draft.ts';
import { aPhoto, conversationId } from '../../testing/cast.ts';
import { fakeChatter } from '../../testing/fake-chatter.ts';
import { refusal } from '../../testing/refusal.ts';
import { find, key, press, render, submit, type } from '../../testing/render.tsx';
import { escapeLayers } from '../../ui/escape-layers.ts';
import { useEscape } from '../../ui/use-escape.ts';
import { ToastHost } from '../shell/ToastHost.tsx';
import { Composer } from './Composer.tsx';
import { useComposer } from './use-composer.ts';

const crew = conversationId('crew');
const pair = conversationId('pair');
const enter = { key: 'Enter', keyCode: 13 };
const picture = (name: string, mime = 'image/png') => new File(['x'], name, { type: mime });

let room = 0;
beforeEach(() => {
  localStorage.clear();
  dropDrafts();
  room += 1;
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const matchReally = window.matchMedia.bind(window);
/** The pointer of the device: `fine` for a mouse, `coarse` for a finger. */
const pointer = (kind: 'fine' | 'coarse') =>
  vi
    .spyOn(window, 'matchMedia')
    .mockImplementation((query) =>
      Object.defineProperty(matchReally(query), 'matches', { value: query.includes(`pointer: ${kind}`) }),
    );

const Writing = ({ id, onSent }: { id: ConversationId; onSent: () => void }) => {
  const composer = useComposer(id, onSent);
  useEscape('tray', composer.dropTray);
  return (
    <>
      <Composer composer={composer} name="Crew" />
      <ToastHost />
    </>
  );
};

// What is in a tray stays while the page lives: each test writes in a conversation of its own.
const open = async (id = conversationId(`room${room}`), fake = fakeChatter()) => {
  const onSent = vi.fn();
  const page = await render(<Writing id={id} onSent={onSent} />, { chatter: fake.chatter });
  return { ...fake, ...page, id, onSent, field: find<HTMLTextAreaElement>(page.host, 'textarea') };
};

const choose = async (host: HTMLElement, ...files: File[]) => {
  const input = find<HTMLInputElement>(host, 'input[type=file]');
  Object.defineProperty(input, 'files', { value: files, configurable: true });
  await act(async () => void input.dispatchEvent(new Event('change', { bubbles: true })));
};

// The tray, and what makes a photo smaller, come with files of their own.
const trayLoaded = () => act(() => vi.dynamicImportSettled());

const paste = (field: Element, ...files: File[]) => {
  const event = new Event('paste', { bubbles: true, cancelable: true });
  Object.assign(event, { clipboardData: { files } });
  return act(async () => field.dispatchEvent(event));
};

/** An upload that ends when the test says so. */
const slowUpload = () => {
  const done = { with: (_photo: Photo): void => undefined, failed: (_error: Error): void => undefined };
  const photo = new Promise<Photo>((resolve, reject) => Object.assign(done, { with: resolve, failed: reject }));
  return { photo, done };
};

describe('keys', () => {
  test('on glass Enter breaks the line, and the keyboard says so; Ctrl+Enter sends', async () => {
    pointer('coarse');
    const { field, callsOf } = await open();
    expect(field.getAttribute('enterkeyhint')).toBe('enter');
    await type(field, 'Hello');
    await key(field, enter);
    expect(callsOf('send')).toEqual([]);
    await key(field, { ...enter, ctrlKey: true });
    expect(callsOf('send')).toHaveLength(1);
  });

  test('the button sends too, and the field keeps the focus for the next message', async () => {
    const { host, field, callsOf, onSent, id } = await open();
    await type(field, 'Hello');
    await submit(find(host, 'form'));
    expect(callsOf('send')).toEqual([[id, { kind: 'text', text: 'Hello' }]]);
    expect(onSent).toHaveBeenCalledTimes(1);
    expect(document.activeElement).toBe(field);
  });

  test('a press of Send on nothing scrolls nothing', async () => {
    const { host, onSent } = await open();
    await submit(find(host, 'form'));
    expect(onSent).not.toHaveBeenCalled();
  });
});

describe('the focus', () => {
  test('is in the field when one comes with a mouse; on glass no keyboard jumps up', async () => {
    pointer('fine');
    const { field } = await open();
    expect(document.activeElement).toBe(field);
    field.blur();
    pointer('coarse');
    await open();
    expect(document.activeElement).toBe(document.body);
  });

  const typed = (init: KeyboardEventInit) =>
    act(async () => document.dispatchEvent(new KeyboardEvent('keydown', init)));

  test('comes with the first letter typed anywhere', async () => {
    const { field } = await open();
    field.blur();
    await typed({ key: 'h' });
    expect(document.activeElement).toBe(field);
  });

  test.each([
    ['a shortcut', { key: 'c', ctrlKey: true }],
    ['the space that scrolls', { key: ' ' }],
    ['a key without a letter', { key: 'ArrowUp' }],
  ])('stays where it is for %s', async (_name, init) => {
    const { field } = await open();
    field.blur();
    await typed(init);
    expect(document.activeElement).not.toBe(field);
  });

  test('is not taken from another field, nor from a dialog', async () => {
    const { field, host } = await open();
    const other = host.appendChild(document.createElement('input'));
    other.focus();
    await typed({ key: 'h' });
    expect(document.activeElement).toBe(other);
    other.remove();
    const dialog = host.appendChild(document.createElement('dialog'));
    dialog.setAttribute('open', '');
    await typed({ key: 'h' });
    expect(document.activeElement).not.toBe(field);
  });
});

describe('a draft', () => {
  test('of one conversation is not that of another, and is there when one comes back', async () => {
    const fake = fakeChatter();
    await type((await open(crew, fake)).field, 'for the crew');
    await type((await open(pair, fake)).field, 'for Tomas');
    expect((await open(crew, fake)).field.value).toBe('for the crew');
    expect((await open(pair, fake)).field.value).toBe('for Tomas');
  });

  test('is kept when the page goes in the middle of a word', async () => {
    const { field, id } = await open();
    await type(field, 'half a sen');
    expect(localStorage.length).toBe(0);
    window.dispatchEvent(new Event('pagehide'));
    expect(Object.entries(localStorage)).toEqual([[expect.stringContaining(id), 'half a sen']]);
  });

  test('that was sent does not come back', async () => {
    const { field } = await open();
    await type(field, 'Hello');
    await key(field, enter);
    window.dispatchEvent(new Event('pagehide'));
    expect(localStorage.length).toBe(0);
  });

  test('a message that failed is not put back: it stands in the timeline with its way on', async () => {
    const { field, answer } = await open();
    answer('send', () => {
      throw refusal('NOT_FOUND');
    });
    await type(field, 'Hello');
    await key(field, enter);
    expect(field.value).toBe('');
  });

  test.each([
    [false, '72px'],
    [true, ''],
  ])('the field grows with it, by script only where CSS does not: %s', async (byItself, height) => {
    vi.stubGlobal('CSS', { supports: () => byItself });
    const { field } = await open();
    Object.defineProperty(field, 'scrollHeight', { value: 72, configurable: true });
    await type(field, 'one\ntwo\nthree');
    expect(field.style.height).toBe(height);
  });
});

describe('the typing signal', () => {
  test('ends when one leaves the field', async () => {
    const { field, callsOf, id } = await open();
    field.focus();
    await type(field, 'Hel');
    await act(async () => field.blur());
    expect(callsOf('setTyping')).toEqual([
      [id, true],
      [id, false],
    ]);
  });

  test('is not given for blanks, nor its end where it had not begun', async () => {
    const { field, callsOf } = await open();
    await type(field, '  ');
    await type(field, '');
    expect(callsOf('setTyping')).toEqual([]);
  });
});

describe('photos', () => {
  test('are taken from the clipboard; pasted words go into the field as ever', async () => {
    const { host, field, callsOf } = await open();
    expect(await paste(field)).toBe(true);
    expect(callsOf('uploadPhoto')).toEqual([]);
    expect(await paste(field, picture('shot.png'))).toBe(false);
    await trayLoaded();
    expect(callsOf('uploadPhoto')).toHaveLength(1);
    expect(find(host, '[aria-label="Photos to send"]').children).toHaveLength(1);
  });

  test('more than ten are cut off, with words; they go with the next letter', async () => {
    const { host, field, answer, callsOf } = await open();
    answer('uploadPhoto', (file: File) => aPhoto(file.name.replace('.', '')));
    await choose(host, ...Array.from({ length: 12 }, (_, at) => picture(`${at}.png`)));
    await trayLoaded();
    expect(callsOf('uploadPhoto')).toHaveLength(10);
    expect(find(host, '[role=alert]').textContent).toContain('up to 10 photos');
    await type(field, 'L');
    expect(host.querySelector('[role=alert]')).toBeNull();
  });

  test('the same file may be chosen twice in a row', async () => {
    const { host } = await open();
    const input = find<HTMLInputElement>(host, 'input[type=file]');
    const emptied = vi.spyOn(input, 'value', 'set');
    await choose(host, picture('a.png'));
    expect(emptied).toHaveBeenCalledWith('');
  });

  test('sent during their upload leave the field at once, and go out when they have arrived', async () => {
    const { field, answer, callsOf, id, onSent, host } = await open();
    const { photo, done } = slowUpload();
    answer('uploadPhoto', () => photo);
    await choose(host, picture('a.png'));
    await type(field, 'Look');
    await key(field, enter);
    expect(field.value).toBe('');
    expect(host.querySelector('ul[aria-label="Photos to send"]')).toBeNull();
    expect(onSent).toHaveBeenCalledTimes(1);
    expect(callsOf('send')).toEqual([]);
    const [kept] = callsOf('keepPhotos').at(-1) as [WaitingPhotos];
    expect(kept).toMatchObject({ conversationId: id, caption: 'Look', files: [expect.any(Blob)] });
    await act(async () => done.with(aPhoto('late')));
    const content = { kind: 'photos', photoIds: [aPhoto('late').id], caption: 'Look' };
    expect(callsOf('send')).toEqual([[id, content, kept?.clientMessageId]]);
  });

  test('one that failed before is tried again by Send', async () => {
    const { host, field, answer, callsOf } = await open();
    answer('uploadPhoto', () => {
      throw refusal('NETWORK');
    });
    await choose(host, picture('a.png'));
    expect(find(host, '[role=alert]').textContent).toContain("Didn't upload. No connection");
    answer('uploadPhoto', () => aPhoto('good'));
    await key(field, enter);
    expect(callsOf('send')).toHaveLength(1);
  });

  test('one that cannot be sent at all stops the others, with words', async () => {
    const { host, field, answer, callsOf } = await open();
    answer('uploadPhoto', (file: File) => {
      if (file.name === 'bad.png') throw refusal('NOT_AN_IMAGE');
      return aPhoto('good');
    });
    await choose(host, picture('bad.png'), picture('good.png'));
    await key(field, enter);
    expect(callsOf('send')).toEqual([]);
    expect(host.textContent).toContain('One photo cannot be sent. Remove it to send the others.');
  });

  test('that Esc took out of the tray can be had back', async () => {
    const { host, answer } = await open();
    answer('uploadPhoto', () => aPhoto('p'));
    await choose(host, picture('a.png'), picture('b.png'));
    expect(await act(async () => escapeLayers.undoOne())).toBe(true);
    expect(host.querySelector('ul[aria-label="Photos to send"]')).toBeNull();
    expect(find(host, '.toast').textContent).toBe('2 photos removedUndo');
    await press(find(host, '.toast button'));
    expect(find(host, 'ul[aria-label="Photos to send"]').children).toHaveLength(2);
    await act(async () => escapeLayers.undoOne());
    expect(await act(async () => escapeLayers.undoOne())).toBe(false);
  });

  test('removing the one that failed clears the way for the others', async () => {
    const { host, field, answer, callsOf } = await open();
    answer('uploadPhoto', (file: File) => {
      if (file.name === 'bad.png') throw refusal('IMAGE_TOO_LARGE');
      return aPhoto('good');
    });
    await choose(host, picture('bad.png'), picture('good.png'));
    await press(find(host, 'button[aria-label="Remove photo 1"]'));
    expect(host.querySelector('[role=alert]')).toBeNull();
    await key(field, enter);
    const content = expect.objectContaining({ photoIds: [aPhoto('good').id] });
    expect(callsOf('send')).toEqual([[expect.anything(), content, expect.any(String)]]);
    expect(callsOf('keepPhotos')).toEqual([]);
  });

  test('what is not shown any more is given back to the browser', async () => {
    const revoked = vi.spyOn(URL, 'revokeObjectURL');
    const { host, field, answer } = await open();
    answer('uploadPhoto', (file: File) => aPhoto(file.name.slice(0, 1)));
    await choose(host, picture('a.png'), picture('b.png'), picture('c.png'));
    const [first] = [...host.querySelectorAll('img')].map((image) => image.src);
    await press(find(host, 'button[aria-label="Remove photo 1"]'));
    expect(revoked.mock.calls).toEqual([[first]]);
    await key(field, enter);
    // Those that were sent are looked at until the server's are there.
    expect(revoked).toHaveBeenCalledTimes(1);
    for (const name of ['b', 'c']) forgetLocalLook(aPhoto(name).id);
    expect(revoked).toHaveBeenCalledTimes(3);
  });

  test('a caption is shorter than a text, and says by how much it is too long', async () => {
    const { host, field, answer, callsOf } = await open();
    answer('uploadPhoto', () => aPhoto('p'));
    await choose(host, picture('a.png'));
    await type(field, 'x'.repeat(1_002));
    await key(field, enter);
    expect(find(host, '[role=alert]').textContent).toContain('2 characters too long');
    expect(callsOf('send')).toEqual([]);
  });
});
