import { describe, expect, test } from 'vitest';
import { findHouseViolations } from './house-rules.mjs';

const rulesOf = (path: string, text: string) => findHouseViolations([{ path, text }]).map(({ rule }) => rule);

// Joined, so that this file does not break the rules that it is about.
const join = (...parts: string[]) => parts.join('');

describe('a planted fault is found', () => {
  test.each([
    ['packages/a/src/b.ts', join('const a: ', 'any = 1;')],
    ['packages/a/src/b.ts', join('const a = b as ', 'any;')],
    ['packages/a/src/b.ts', join('const a: Array<', 'any> = [];')],
    ['packages/a/src/b.ts', join('// @ts-', 'ignore')],
    ['packages/a/src/b.ts', join('// @ts-', 'expect-error')],
    ['packages/a/src/b.ts', join('// biome-', 'ignore lint: tired')],
    ['packages/a/src/b.ts', join('// TO', 'DO later')],
    ['packages/a/src/b.ts', join("const a = '/ro", "ot/chatter';")],
    ['scripts/b.mjs', join("const a = 'https://regis", "try.example.org/';")],
    ['packages/a/src/b.test.ts', join('test.', "only('Mara signs in', () => {});")],
    ['e2e/b.spec.ts', join('await page.waitFor', 'Timeout(500);')],
    ['packages/a/src/utils.ts', ''],
    ['packages/a/src/sendMessage.ts', ''],
    ['packages/a/src/long.ts', 'a();\n'.repeat(401)],
  ])('%s: %s', (path, text) => {
    expect(rulesOf(path, text).length).toBeGreaterThan(0);
  });

  test('a tree of long files has a median that is too high', () => {
    const tree = [1, 2, 3].map((n) => ({ path: `packages/a/src/f${n}.ts`, text: 'a();\n'.repeat(61) }));
    expect(findHouseViolations(tree).map(({ rule }) => rule)).toEqual(['the median file has 61 lines, over 60']);
  });
});

test.each([
  ['packages/a/src/b.ts', 'const a: unknown = 1; // any text of many lines'],
  ['packages/a/src/b.ts', join('// TO', 'DO #12: pages of more than 100')],
  ['apps/web/src/ui/Button.tsx', 'export const Button = () => null;'],
  ['apps/web/src/state/use-me.ts', ''],
  ['e2e/playwright.config.ts', ''],
  ['packages/a/src/long.ts', `${'a();\n'.repeat(60)}${'\n'.repeat(500)}`],
])('%s is fine: %s', (path, text) => {
  expect(rulesOf(path, text)).toEqual([]);
});
