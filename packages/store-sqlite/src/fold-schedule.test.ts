import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { createFoldSchedule, mostPages } from './fold-schedule.ts';

const fold = vi.fn((): number | null => 9);
beforeEach(() => {
  fold.mockReset().mockReturnValue(9);
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
});

describe('the log is folded', () => {
  test('once, when nothing has been written for half a second, and not while something is', () => {
    const schedule = createFoldSchedule(fold);
    for (let n = 0; n < 20; n += 1) {
      schedule.wrote(1, 300);
      vi.advanceTimersByTime(400);
    }
    expect(fold).not.toHaveBeenCalled();
    vi.advanceTimersByTime(100);
    expect(fold).toHaveBeenCalledOnce();
    vi.advanceTimersByTime(10_000);
    expect(fold).toHaveBeenCalledOnce();
  });

  test.each([
    ['many small commits', 1, 300],
    ['large commits', 1_000, 300_000],
    ['few writes that are long', 1, 4_000_000],
  ])('when it has grown, however busy it is: %s', (_, writes, bytes) => {
    fold.mockReturnValue(mostPages);
    const schedule = createFoldSchedule(fold);
    let commits = 0;
    while (fold.mock.calls.length === 0) {
      schedule.wrote(writes, bytes);
      commits += 1;
    }
    expect(commits * (writes + bytes / 4_096)).toBeLessThan(2 * mostPages);
    const first = commits;
    while (fold.mock.calls.length === 1) {
      schedule.wrote(writes, bytes);
      commits += 1;
    }
    expect(commits).toBe(2 * first);
  });

  test('also what was found at the start: when nothing is written, and at once when it is long', () => {
    createFoldSchedule(fold).found(9);
    expect(fold).not.toHaveBeenCalled();
    vi.advanceTimersByTime(500);
    expect(fold).toHaveBeenCalledOnce();
    createFoldSchedule(fold).found(mostPages);
    expect(fold).toHaveBeenCalledTimes(2);
  });

  test('again when it could not be, not with each write, and until it can', () => {
    fold.mockReturnValue(null);
    const schedule = createFoldSchedule(fold);
    schedule.found(mostPages);
    for (let n = 0; n < 19; n += 1) {
      vi.advanceTimersByTime(100);
      schedule.wrote(1, 300);
    }
    expect(fold).toHaveBeenCalledOnce();
    vi.advanceTimersByTime(100);
    schedule.wrote(1, 300);
    expect(fold).toHaveBeenCalledTimes(2);
    fold.mockReturnValue(mostPages);
    vi.advanceTimersByTime(2_000);
    expect(fold).toHaveBeenCalledTimes(3);
    vi.advanceTimersByTime(10_000);
    expect(fold).toHaveBeenCalledTimes(3);
  });

  test('later when it was shorter than guessed, and never longer after than four times', () => {
    const schedule = createFoldSchedule(fold);
    const commitsUntilFold = (): number => {
      const before = fold.mock.calls.length;
      for (let commits = 1; ; commits += 1) {
        schedule.wrote(64, 20_000);
        if (fold.mock.calls.length > before) return commits;
      }
    };
    fold.mockReturnValue(mostPages / 2);
    const guessed = commitsUntilFold();
    expect(commitsUntilFold() / guessed).toBeCloseTo(2, 1);
    fold.mockReturnValue(10);
    commitsUntilFold();
    expect(commitsUntilFold() / guessed).toBeCloseTo(4, 1);
    fold.mockReturnValue(mostPages * 9);
    commitsUntilFold();
    expect(commitsUntilFold()).toBe(guessed);
  });

  test('no more after it was stopped', () => {
    const schedule = createFoldSchedule(fold);
    schedule.wrote(1, 300);
    schedule.stop();
    vi.advanceTimersByTime(10_000);
    expect(fold).not.toHaveBeenCalled();
  });
});
