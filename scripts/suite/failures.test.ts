import { describe, expect, test } from 'vitest';
import { playwrightFailures, vitestFailures } from './failures.mjs';

describe('what failed', () => {
  test('names the file, the test and the beginning of the reason', () => {
    const testResults = [
      {
        name: 'packages/store/src/a.test.ts',
        status: 'failed',
        assertionResults: [
          { status: 'passed', fullName: 'holds' },
          { status: 'failed', fullName: 'breaks', failureMessages: ['\u001b[31mexpected 1\u001b[39m\n\n  to be 2'] },
        ],
      },
      { name: 'packages/store/src/b.test.ts', status: 'failed', message: 'no such module', assertionResults: [] },
    ];
    expect(vitestFailures({ testResults })).toEqual([
      '✗ packages/store/src/a.test.ts › breaks\n✗   expected 1\n✗   to be 2',
      '✗ packages/store/src/b.test.ts › does not load\n✗   no such module',
    ]);
  });

  test('finds browser tests however deep they lie, and those that needed a second try', () => {
    const spec = (status: string, message: string) => ({
      title: 'opens',
      file: 'chat.spec.ts',
      tests: [{ projectName: 'phone', status, results: [{ error: { message } }] }],
    });
    const suites = [
      { title: 'a', specs: [spec('expected', '')], suites: [{ title: 'b', specs: [spec('flaky', 'too late')] }] },
    ];
    expect(playwrightFailures({ suites, errors: [{ message: 'no tests' }] })).toEqual([
      '✗ e2e/chat.spec.ts › opens (phone)\n✗   too late',
      '✗ e2e › could not begin\n✗   no tests',
    ]);
  });
});
