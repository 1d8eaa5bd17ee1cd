// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { conversationId, userId } from '../testing/cast.ts';
import { createDraftStore } from './draft-store.ts';
import { sessionHint } from './session-hint.ts';
import { keysOf, readItem, removeItem, writeItem } from './storage.ts';

const denied = (): never => {
  throw new DOMException('denied', 'SecurityError');
};
beforeEach(() => localStorage.clear());
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.resetModules();
});

describe('what is kept in the browser', () => {
  test('is read as it was written, found by its beginning, and null once removed', () => {
    writeItem('chatter.a', '1');
    writeItem('chatter.b', '2');
    writeItem('other', '3');
    expect(readItem('chatter.a')).toBe('1');
    expect(keysOf('chatter.').sort()).toEqual(['chatter.a', 'chatter.b']);
    removeItem('chatter.a');
    expect(readItem('chatter.a')).toBeNull();
  });
});

describe('a browser that refuses storage', () => {
  test('at every access: nothing is kept, nothing breaks', () => {
    // As in a page whose cookies and site data are blocked: the very name throws.
    vi.spyOn(globalThis, 'localStorage', 'get').mockImplementation(denied);
    expect(() => writeItem('chatter.a', '1')).not.toThrow();
    expect(() => removeItem('chatter.a')).not.toThrow();
    expect(readItem('chatter.a')).toBeNull();
    expect(keysOf('chatter.')).toEqual([]);
    sessionHint.set(true);
    expect(sessionHint.get()).toBe(false);
  });

  test('has no drafts to begin with and takes those that are written', () => {
    vi.spyOn(globalThis, 'localStorage', 'get').mockImplementation(denied);
    const store = createDraftStore(userId('mara'));
    expect(store.all()).toEqual({});
    store.save(conversationId('crew'), 'Hey');
    expect(() => store.flush()).not.toThrow();
  });

  test('begins with the theme of the system', async () => {
    vi.spyOn(globalThis, 'localStorage', 'get').mockImplementation(denied);
    vi.resetModules();
    const { renderTheme } = await themeOf();
    expect(renderTheme()).toBe('system');
  });
});

/** The theme as a page finds it that has just been loaded. */
const themeOf = async () => {
  const { useTheme } = await import('./theme.ts');
  const { createElement } = await import('react');
  const { renderToString } = await import('react-dom/server');
  const Theme = () => useTheme()[0];
  return { renderTheme: () => renderToString(createElement(Theme)) };
};

describe('the theme', () => {
  test.each([
    ['dark', 'dark'],
    ['light', 'light'],
    ['system', 'system'],
    ['neon', 'system'],
    ['', 'system'],
  ])('kept as %j begins as %s', async (kept, theme) => {
    localStorage.setItem('chatter.theme', kept);
    vi.resetModules();
    expect((await themeOf()).renderTheme()).toBe(theme);
  });
});

describe('the SDK', () => {
  const loadChatter = async (create: () => unknown) => {
    vi.resetModules();
    vi.doMock('@chatter/client', () => ({ createChatter: create }));
    const { loadChatter } = await import('./load-chatter.ts');
    return loadChatter;
  };

  test('is made once, however many ask for it', async () => {
    const create = vi.fn(() => ({ some: 'chatter' }));
    const load = await loadChatter(create);
    const [one, other] = await Promise.all([load(), load()]);
    expect(one).toBe(other);
    expect(await load()).toBe(one);
    expect(create).toHaveBeenCalledTimes(1);
  });

  test('that could not be made is made anew when asked for again', async () => {
    const create = vi
      .fn((): unknown => ({ some: 'chatter' }))
      .mockImplementationOnce(() => {
        throw new TypeError('Failed to fetch');
      });
    const load = await loadChatter(create);
    await expect(load()).rejects.toThrow('Failed to fetch');
    await expect(load()).resolves.toEqual({ some: 'chatter' });
  });
});
