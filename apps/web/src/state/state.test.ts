import { describe, expect, test, vi } from 'vitest';
import { aLive } from '../testing/a-live.ts';
import { combineLives } from './combine-lives.ts';
import { onlyPictures, takeFiles } from './tray.ts';
import { titleWords } from './use-title.ts';

const file = (name: string, type = 'image/png') => new File(['x'], name, { type });
describe('many live values as one', () => {
  test('give the same array until one of them changes', () => {
    const [one, two] = [aLive('a'), aLive('b')];
    const both = combineLives([one, two]);
    const first = both.get();
    expect(first).toEqual(['a', 'b']);
    expect(both.get()).toBe(first);
    two.set('c');
    expect(both.get()).toEqual(['a', 'c']);
    expect(both.get()).not.toBe(first);
  });

  test('tell of every change, and of none once nobody listens', () => {
    const [one, two] = [aLive(1), aLive(2)];
    const heard = vi.fn();
    const end = combineLives([one, two]).subscribe(heard);
    one.set(5);
    two.set(6);
    expect(heard).toHaveBeenCalledTimes(2);
    end();
    one.set(7);
    expect(heard).toHaveBeenCalledTimes(2);
  });
});

describe('tray', () => {
  test('takes ten photos and says when there were more', () => {
    const files = Array.from({ length: 12 }, (_, index) => file(`${index}.png`));
    expect(takeFiles(0, files)).toMatchObject({ taken: { length: 10 }, tooMany: true });
    expect(takeFiles(9, files)).toMatchObject({ taken: { length: 1 }, tooMany: true });
    expect(takeFiles(10, files.slice(0, 1))).toMatchObject({ taken: [], tooMany: true });
    expect(takeFiles(8, files.slice(0, 2))).toMatchObject({ taken: { length: 2 }, tooMany: false });
  });

  test('takes only what says that it is a picture', () => {
    const names = onlyPictures([file('a.png'), file('b.pdf', 'application/pdf'), file('c.webp', 'image/webp')]);
    expect(names.map(({ name }) => name)).toEqual(['a.png', 'c.webp']);
  });
});

describe('title of the tab', () => {
  test('names the page, and counts conversations with something unread', () => {
    expect(titleWords(null, 0)).toBe('Chatter');
    expect(titleWords('Mara', 0)).toBe('Mara · Chatter');
    expect(titleWords('Mara', 3)).toBe('(3) Mara · Chatter');
  });
});
