export type Shortcut =
  | { readonly kind: 'switcher' | 'keys' }
  | { readonly kind: 'conversation' | 'unread' | 'landmark' | 'page'; readonly step: 1 | -1 };

interface Key {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly isComposing: boolean;
}

/** On a Mac Ctrl edits text, and Cmd is the key of shortcuts. */
export const isMac = typeof navigator !== 'undefined' && /mac|iphone|ipad/i.test(navigator.platform);

const byModifier = ({ key }: Key): Shortcut | null => {
  if (key.toLowerCase() === 'k') return { kind: 'switcher' };
  // Where `/` lies over a digit it comes with Shift.
  return key === '/' ? { kind: 'keys' } : null;
};

const byArrow = ({ key, shiftKey }: Key): Shortcut | null => {
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return null;
  return { kind: shiftKey ? 'unread' : 'conversation', step: key === 'ArrowDown' ? 1 : -1 };
};

/** The act that a key stands for anywhere in the page, null when it stands for none. */
export const shortcutOf = (key: Key, mac = isMac): Shortcut | null => {
  if (key.isComposing) return null;
  if (key.key === 'F6' && key.ctrlKey && !key.altKey && !key.metaKey) {
    return { kind: 'landmark', step: key.shiftKey ? -1 : 1 };
  }
  const [wanted, other] = mac ? [key.metaKey, key.ctrlKey] : [key.ctrlKey, key.metaKey];
  if (wanted && !other && !key.altKey) return byModifier(key);
  if (key.altKey && !key.ctrlKey && !key.metaKey) return byArrow(key);
  if (key.altKey || key.ctrlKey || key.metaKey || key.shiftKey) return null;
  if (key.key === 'PageDown') return { kind: 'page', step: 1 };
  return key.key === 'PageUp' ? { kind: 'page', step: -1 } : null;
};
