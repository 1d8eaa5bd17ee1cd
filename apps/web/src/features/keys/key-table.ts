import type { TextId } from '../../text/t.ts';

const printed = ['↑', '↓', 'K', '/', 'F6'] as const;
type Printed = (typeof printed)[number];

/** Whether a key has its name printed on it, whatever the language. */
export const isPrinted = (key: string): key is Printed => printed.some((name) => name === key);

interface KeyLine {
  /** Ids of key names, or what is printed on the key. */
  readonly keys: readonly (TextId | 'key.mod' | Printed)[];
  readonly does: TextId;
}

/** Every key of the page, as the sheet lists them. `key.mod` is Ctrl, on a Mac Cmd. */
export const keyTable: readonly { readonly title: TextId; readonly lines: readonly KeyLine[] }[] = [
  {
    title: 'keys.everywhere',
    lines: [
      { keys: ['key.mod', 'K'], does: 'keys.switcher' },
      { keys: ['key.mod', '/'], does: 'keys.sheet' },
      { keys: ['key.ctrl', 'F6'], does: 'keys.landmark' },
      { keys: ['key.ctrl', 'key.shift', 'F6'], does: 'keys.landmarkBack' },
      { keys: ['key.escape'], does: 'keys.escape' },
    ],
  },
  {
    title: 'keys.conversations',
    lines: [
      { keys: ['key.alt', '↓'], does: 'keys.next' },
      { keys: ['key.alt', '↑'], does: 'keys.previous' },
      { keys: ['key.alt', 'key.shift', '↓'], does: 'keys.nextUnread' },
      { keys: ['key.alt', 'key.shift', '↑'], does: 'keys.previousUnread' },
    ],
  },
  {
    title: 'keys.messages',
    lines: [
      { keys: ['↑'], does: 'keys.older' },
      { keys: ['↓'], does: 'keys.newer' },
      { keys: ['key.enter'], does: 'keys.messageMenu' },
      { keys: ['key.pageUp'], does: 'keys.pageUp' },
      { keys: ['key.pageDown'], does: 'keys.pageDown' },
    ],
  },
  {
    title: 'keys.writing',
    lines: [
      { keys: ['key.enter'], does: 'keys.send' },
      { keys: ['key.shift', 'key.enter'], does: 'keys.break' },
      { keys: ['key.mod', 'key.enter'], does: 'keys.sendAlways' },
    ],
  },
];
