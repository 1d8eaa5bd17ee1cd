import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { createFoldSchedule, mostPages } from './fold-schedule.ts';

beforeEach(() => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
});

/** A log whose length one can set. */
const open = () => {
  const log = { pages: 0, isStuck: false };
  const fold = vi.fn(() => {
    if (!log.isStuck) log.pages = 0;
    return !log.isStuck;
  });
  const schedule = createFoldSchedule({ length: () => log.pages, fold });
  const write = (pages: number): void => {
    log.pages += pages;
    schedule.grown();
  };
  return { log, fold, schedule, write };
};

describe('the log is folded', () => {
  test('once, when nothing has been written for half a second, and not while something is', () => {
    const { fold, write } = open();
    for (let n = 0; n < 20; n += 1) {
      write(8);
      vi.advanceTimersByTime(400);
    }
    expect(fold).not.toHaveBeenCalled();
    vi.advanceTimersByTime(100);
    expect(fold).toHaveBeenCalledOnce();
    vi.advanceTimersByTime(10_000);
    expect(fold).toHaveBeenCalledOnce();
  });

  test.each([1, 10, 1_000])('when it has grown long, however busy it is: %i pages at a time', (pages) => {
    const { fold, write } = open();
    for (let n = 0; n < mostPages * 3; n += pages) write(pages);
    expect(fold).toHaveBeenCalledTimes(3);
  });

  test('also what was found at the start, at once when it is long', () => {
    const { log, fold, schedule } = open();
    log.pages = mostPages;
    schedule.grown();
    expect(fold).toHaveBeenCalledOnce();
  });

  test('again when it could not be, not with each write, and until it can', () => {
    const { log, fold, write } = open();
    log.isStuck = true;
    write(mostPages);
    for (let n = 0; n < 19; n += 1) {
      vi.advanceTimersByTime(100);
      write(8);
    }
    expect(fold).toHaveBeenCalledOnce();
    vi.advanceTimersByTime(100);
    expect(fold).toHaveBeenCalledTimes(2);
    log.isStuck = false;
    vi.advanceTimersByTime(2_000);
    expect(fold).toHaveBeenCalledTimes(3);
    vi.advanceTimersByTime(10_000);
    expect(fold).toHaveBeenCalledTimes(3);
    write(mostPages);
    expect(fold).toHaveBeenCalledTimes(4);
  });

  test('no more after it was stopped', () => {
    const { fold, schedule, write } = open();
    write(8);
    schedule.stop();
    vi.advanceTimersByTime(10_000);
    expect(fold).not.toHaveBeenCalled();
  });
});
