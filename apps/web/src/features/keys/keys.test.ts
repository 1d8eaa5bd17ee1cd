// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest';
import { aConversation, conversationId } from '../../testing/cast.ts';
import { focusLandmark } from './focus-landmark.ts';
import { keyTable } from './key-table.ts';
import { nextConversation } from './next-conversation.ts';
import { shortcutOf } from './shortcut-of.ts';

const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, isComposing: false };
const press = (key: string, held: Partial<typeof none> = {}) => ({ ...none, key, ...held });

describe('keys that hold everywhere', () => {
  test.each([
    ['Ctrl+K', press('k', { ctrlKey: true }), { kind: 'switcher' }],
    ['Ctrl+K with Caps Lock', press('K', { ctrlKey: true }), { kind: 'switcher' }],
    ['Ctrl+/', press('/', { ctrlKey: true }), { kind: 'keys' }],
    ['Ctrl+/ where it needs Shift', press('/', { ctrlKey: true, shiftKey: true }), { kind: 'keys' }],
    ['Alt+↓', press('ArrowDown', { altKey: true }), { kind: 'conversation', step: 1 }],
    ['Alt+Shift+↑', press('ArrowUp', { altKey: true, shiftKey: true }), { kind: 'unread', step: -1 }],
    ['Ctrl+F6', press('F6', { ctrlKey: true }), { kind: 'landmark', step: 1 }],
    ['Ctrl+Shift+F6', press('F6', { ctrlKey: true, shiftKey: true }), { kind: 'landmark', step: -1 }],
    ['Page Up', press('PageUp'), { kind: 'page', step: -1 }],
    ['a letter alone', press('k'), null],
    ['/ alone', press('/'), null],
    ['↓ alone', press('ArrowDown'), null],
    ['Shift+Page Down, which selects', press('PageDown', { shiftKey: true }), null],
    ['Ctrl+K within a composition', press('k', { ctrlKey: true, isComposing: true }), null],
    ['AltGr, which is Ctrl+Alt', press('k', { ctrlKey: true, altKey: true }), null],
  ])('%s', (_name, key, shortcut) => {
    expect(shortcutOf(key, false)).toEqual(shortcut);
  });

  test('on a Mac Cmd stands in for Ctrl, whose K edits text', () => {
    expect(shortcutOf(press('k', { metaKey: true }), true)).toEqual({ kind: 'switcher' });
    expect(shortcutOf(press('k', { ctrlKey: true }), true)).toBeNull();
    expect(shortcutOf(press('k', { metaKey: true }), false)).toBeNull();
  });

  test('the sheet lists no act twice, and no single letter', () => {
    const lines = keyTable.flatMap((group) => group.lines);
    expect(new Set(lines.map(({ does }) => does)).size).toBe(lines.length);
    expect(lines.filter(({ keys }) => keys.length === 1 && /^\w$/.test(keys[0] ?? ''))).toEqual([]);
  });
});

describe('the next conversation', () => {
  const [one, two, three] = (['one', 'two', 'three'] as const).map((name, at) =>
    aConversation({ id: conversationId(name), unread: at === 1 ? 0 : 2 }),
  );
  const list = [one, two, three].flatMap((each) => each ?? []);

  test('lies below or above in the list, and past an end at the other one', () => {
    expect(nextConversation(list, one?.id, 1, false)).toBe(two);
    expect(nextConversation(list, one?.id, -1, false)).toBe(three);
    expect(nextConversation(list, three?.id, 1, false)).toBe(one);
  });

  test('is the first one when none is open, going up the last one', () => {
    expect(nextConversation(list, undefined, 1, false)).toBe(one);
    expect(nextConversation(list, undefined, -1, false)).toBe(three);
    expect(nextConversation([], undefined, 1, false)).toBeUndefined();
  });

  test('passes what is read when an unread one is wanted', () => {
    expect(nextConversation(list, one?.id, 1, true)).toBe(three);
    expect(nextConversation(list.slice(0, 2), one?.id, 1, true)).toBeUndefined();
  });
});

describe('Ctrl+F6', () => {
  afterEach(() => document.body.replaceChildren());

  test('goes round the regions, each at what one does there first', () => {
    document.body.innerHTML = `
      <nav aria-label="Main"><a href="/people">People</a><a href="/chats" aria-current="page">Chats</a></nav>
      <nav aria-label="Conversations"><button>New</button><a data-row tabindex="0" href="/chats/1">Tomas</a></nav>
      <main><h1 tabindex="-1">Tomas</h1><form aria-label="Message"><button>+</button><textarea></textarea></form></main>`;
    const round = (step: 1 | -1) =>
      [1, 2, 3, 4].map(() => {
        focusLandmark(step);
        return document.activeElement?.textContent || document.activeElement?.tagName;
      });
    expect(round(1)).toEqual(['Chats', 'Tomas', 'Tomas', 'TEXTAREA']);
    expect(round(-1)).toEqual(['Tomas', 'Tomas', 'Chats', 'TEXTAREA']);
  });
});
