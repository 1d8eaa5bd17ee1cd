// @vitest-environment happy-dom
import { useRef, useState } from 'react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { forgetEmojiHabits, recentEmoji, rememberEmoji, rememberSkinTone } from '../../state/emoji-habits.ts';
import { find, key, press, render, type } from '../../testing/render.tsx';
import { EmojiButton } from './EmojiButton.tsx';
import { loadEmoji } from './emoji-data.ts';

beforeEach(() => forgetEmojiHabits());

function Form({ limit }: { limit?: number }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState('Hi Tomas');
  return (
    <>
      <textarea ref={field} maxLength={limit} value={text} onChange={(event) => setText(event.target.value)} />
      <EmojiButton field={field} />
    </>
  );
}

const open = async (limit?: number) => {
  document.documentElement.lang = 'en';
  // Loaded before, so that what is shown comes within the press.
  await Promise.all([loadEmoji('en'), import('./EmojiPicker.tsx')]);
  const { host } = await render(<Form {...(limit ? { limit } : {})} />);
  const field = find<HTMLTextAreaElement>(host, 'textarea');
  field.setSelectionRange(2, 2);
  await press(find(host, 'button', 'Choose an emoji'));
  await vi.waitFor(() => find(host, '[role=option]'));
  const search = find<HTMLInputElement>(host, '[role=combobox]');
  const active = () => find(host, '[aria-selected=true]').getAttribute('aria-label');
  return { host, field, search, active };
};

describe('the emoji picker', () => {
  test('puts what Enter chooses at the caret, closes, and remembers it', async () => {
    const { host, field, search } = await open();
    await type(search, 'tada');
    await key(search, { key: 'Enter' });
    expect(field.value).toBe('Hi🎉 Tomas');
    expect(field.selectionStart).toBe('Hi🎉'.length);
    expect(host.querySelector('[role=dialog]')).toBeNull();
    expect(recentEmoji()).toEqual(['🎉']);
  });

  test('stays open with Shift+Enter, and takes one after the other', async () => {
    const { host, field, search } = await open();
    await type(search, 'tada');
    await key(search, { key: 'Enter', shiftKey: true });
    await key(search, { key: 'Enter', shiftKey: true });
    expect(field.value).toBe('Hi🎉🎉 Tomas');
    expect(host.querySelector('[role=dialog]')).not.toBeNull();
  });

  test('arrow keys move while the focus stays in the search, which names the active one', async () => {
    rememberEmoji('👋');
    rememberEmoji('🎉');
    const { host, search, active } = await open();
    expect(active()).toBe('party popper');
    await key(search, { key: 'ArrowRight' });
    expect(active()).toBe('waving hand');
    const id = search.getAttribute('aria-activedescendant');
    expect(find(host, '[aria-selected=true]').id).toBe(id);
    await key(search, { key: 'ArrowLeft', shiftKey: true });
    expect(active()).toBe('waving hand');
  });

  test('keeps the skin tone, and shows hands in it', async () => {
    rememberSkinTone(3);
    const { host, field, search } = await open();
    expect(find(host, '[aria-pressed=true]').getAttribute('aria-label')).toBe('Medium skin tone');
    await press(find(host, '[aria-pressed]', 'Light skin tone'));
    await type(search, 'waving hand');
    await press(find(host, '[role=option]', 'waving hand'));
    expect(field.value).toBe('Hi👋🏻 Tomas');
    expect(recentEmoji()).toEqual(['👋']);
  });

  test('draws only the rows in sight', async () => {
    const { host } = await open();
    expect(host.querySelectorAll('[role=option]').length).toBeLessThan(200);
  });

  test('says when nothing is called so', async () => {
    const { host, search } = await open();
    await type(search, 'xyzxyz');
    expect(host.textContent).toContain('No emoji for “xyzxyz”');
    expect(search.getAttribute('aria-activedescendant')).toBeNull();
  });

  test('does not write past the limit of a field', async () => {
    const { field, search } = await open('Hi Tomas'.length + 1);
    await type(search, 'tada');
    await key(search, { key: 'Enter' });
    expect(field.value).toBe('Hi Tomas');
  });
});
