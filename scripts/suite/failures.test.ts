import { describe, expect, test } from 'vitest';
import { playwrightFailures, playwrightUnsteady, vitestFailures } from './failures.mjs';

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

  test('finds browser tests however deep they lie, and names apart those that needed a second try', () => {
    const spec = (title: string, status: string, message: string) => ({
      title,
      file: 'chat.spec.ts',
      tests: [{ projectName: 'phone', status, results: [{ error: { message } }] }],
    });
    const deep = { title: 'b', specs: [spec('closes', 'flaky', 'too late'), spec('opens', 'unexpected', 'never')] };
    const report = {
      suites: [{ title: 'a', specs: [spec('holds', 'expected', '')], suites: [deep] }],
      errors: [{ message: 'no tests' }],
    };
    expect(playwrightFailures(report)).toEqual([
      '✗ e2e/chat.spec.ts › opens (phone)\n✗   never',
      '✗ e2e › could not begin\n✗   no tests',
    ]);
    expect(playwrightUnsteady(report)).toEqual(['~ e2e/chat.spec.ts › closes (phone)\n~   too late']);
  });
});
