import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createReadMarker } from './read-marker.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const aMarker = () => {
  const view = { lowest: 0, looked: true };
  const marked: number[] = [];
  const marker = createReadMarker({
    lowestVisible: () => view.lowest,
    isLooked: () => view.looked,
    mark: (seq) => marked.push(seq),
  });
  const show = (lowest: number) => {
    view.lowest = lowest;
    marker.look();
  };
  return { view, marked, marker, show };
};

describe('reading', () => {
  test('takes a second in view', () => {
    const { show, marked } = aMarker();
    show(7);
    vi.advanceTimersByTime(999);
    expect(marked).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(marked).toEqual([7]);
  });

  test('does not happen in a window that nobody looks at', () => {
    const { show, marked, view, marker } = aMarker();
    view.looked = false;
    show(7);
    vi.advanceTimersByTime(5_000);
    expect(marked).toEqual([]);
    view.looked = true;
    marker.look();
    vi.advanceTimersByTime(1_000);
    expect(marked).toEqual([7]);
  });

  test('does not happen when the focus is lost within the second', () => {
    const { show, marked, view } = aMarker();
    show(7);
    vi.advanceTimersByTime(500);
    view.looked = false;
    vi.advanceTimersByTime(5_000);
    expect(marked).toEqual([]);
  });

  test('what was only scrolled past is not read', () => {
    const { show, marked, view } = aMarker();
    show(50);
    view.lowest = 12;
    vi.advanceTimersByTime(1_000);
    expect(marked).toEqual([12]);
  });

  test('what comes while one reads is read a second later', () => {
    const { show, marked } = aMarker();
    show(7);
    vi.advanceTimersByTime(600);
    show(8);
    vi.advanceTimersByTime(400);
    expect(marked).toEqual([7]);
    vi.advanceTimersByTime(1_000);
    expect(marked).toEqual([7, 8]);
  });

  test('D7 never moves back, and says nothing twice', () => {
    const { show, marked } = aMarker();
    show(9);
    vi.advanceTimersByTime(1_000);
    show(4);
    show(9);
    vi.advanceTimersByTime(5_000);
    expect(marked).toEqual([9]);
  });

  test('ends with the conversation', () => {
    const { show, marked, marker } = aMarker();
    show(7);
    marker.stop();
    vi.advanceTimersByTime(5_000);
    expect(marked).toEqual([]);
  });
});
