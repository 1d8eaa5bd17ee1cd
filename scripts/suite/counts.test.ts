import { describe, expect, test } from 'vitest';
import { addCounts, countLine, playwrightCounts, readCountLine, vitestCounts } from './counts.mjs';

describe('counting tests', () => {
  test('adds what the runners counted', () => {
    const all = [
      { passed: 10, failed: 0, skipped: 1 },
      { passed: 2, failed: 3, skipped: 0 },
    ];
    expect(countLine(addCounts(all))).toBe('12 passed, 3 failed, 1 skipped');
  });

  test('a file that does not load counts as a failure', () => {
    const testResults = [
      { status: 'failed', assertionResults: [] },
      { status: 'passed', assertionResults: [{}] },
    ];
    const report = { numPassedTests: 1, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults };
    expect(vitestCounts(report)).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  test('a browser test that passed at its second try counts once, as passed', () => {
    const stats = { expected: 4, unexpected: 1, flaky: 1, skipped: 2 };
    expect(playwrightCounts({ stats })).toEqual({ passed: 5, failed: 1, skipped: 2 });
  });

  test('a run that could not begin counts as a failure', () => {
    const stats = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 };
    expect(playwrightCounts({ stats, errors: [{ message: 'no tests found' }] }).failed).toBe(1);
  });

  test('reads the last line that counts', () => {
    expect(readCountLine('1 passed, 1 failed, 0 skipped\nmore\n7 passed, 0 failed, 0 skipped\n')).toEqual({
      passed: 7,
      failed: 0,
      skipped: 0,
    });
    expect(readCountLine('all is well')).toBeNull();
  });
});
