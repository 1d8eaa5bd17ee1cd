import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { documentFile, explainedCases, readTestedCases, testedCases, withTable } from './attack-cases.mjs';

describe('the page of attack cases', () => {
  const page = readFileSync(documentFile, 'utf8');

  test('has the table that the tests give (node scripts/docs/attack-cases.mjs writes it)', () => {
    expect(page).toBe(withTable(page, readTestedCases()));
  });

  test('says of every case what it is about', () => {
    expect([...explainedCases(page)].filter(([, what]) => what.length < 10)).toEqual([]);
  });
});

describe('reading titles', () => {
  // Put together, so that this file's own texts are not taken for tests of cases.
  const tested = (numbers: string) =>
    testedCases([{ path: 'a/b.test.ts', text: `test('cas${numbers} a token is refused', () => {});` }]);

  test.each([
    ['e 7', [7]],
    ['es 3, 4', [3, 4]],
    ['es 3 and 4', [3, 4]],
    ['e 36 case 43', [36, 43]],
    ['e 55:', [55]],
  ])('cas%s', (numbers, expected) => {
    expect([...tested(numbers).keys()]).toEqual(expected);
  });

  test('names each file once, and leaves out what is no test', () => {
    const text = `test('cas${'e 1 a'}', f); test.each([])("cas${'e 1 b'}", f);`;
    const sources = ['a/z.test.ts', 'a/b.test.ts', 'a/b.ts'].map((path) => ({ path, text }));
    expect(testedCases(sources)).toEqual(new Map([[1, ['a/b.test.ts', 'a/z.test.ts']]]));
  });
});
