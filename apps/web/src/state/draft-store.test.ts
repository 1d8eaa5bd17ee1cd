// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { conversationId, userId } from '../testing/cast.ts';
import { createDraftStore, forgetDrafts } from './draft-store.ts';

const mara = userId('mara');
const crew = conversationId('crew');

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('drafts', () => {
  test('are written 300 ms after the last key, not at every one', () => {
    const writes = vi.spyOn(Storage.prototype, 'setItem');
    const store = createDraftStore(mara);
    for (const text of ['H', 'He', 'Hey']) {
      store.save(crew, text);
      vi.advanceTimersByTime(299);
    }
    expect(writes).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(writes).toHaveBeenCalledTimes(1);
    expect(createDraftStore(mara).all()).toEqual({ [crew]: 'Hey' });
  });

  test('are written at once when the page goes', () => {
    const store = createDraftStore(mara);
    store.save(crew, 'half a sen');
    store.flush();
    expect(createDraftStore(mara).all()).toEqual({ [crew]: 'half a sen' });
  });

  test('leave nothing behind when they are sent', () => {
    const store = createDraftStore(mara);
    store.save(crew, 'Hey');
    store.flush();
    store.save(crew, '');
    store.flush();
    expect(localStorage.length).toBe(0);
  });

  test('belong to one person', () => {
    const store = createDraftStore(mara);
    store.save(crew, 'for my eyes');
    store.flush();
    expect(createDraftStore(userId('tomas')).all()).toEqual({});
  });

  test('are all forgotten at sign-out, and nothing else is', () => {
    localStorage.setItem('chatter.theme', 'dark');
    const store = createDraftStore(mara);
    store.save(crew, 'Hey');
    store.flush();
    forgetDrafts();
    expect(createDraftStore(mara).all()).toEqual({});
    expect(localStorage.getItem('chatter.theme')).toBe('dark');
  });

  test('a browser that refuses storage loses the draft, not the page', () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    const store = createDraftStore(mara);
    store.save(crew, 'Hey');
    expect(() => store.flush()).not.toThrow();
  });
});
