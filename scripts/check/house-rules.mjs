// @ts-check
import { isTest, lineAt } from './sources.mjs';

/** @import { Finding, Source } from './sources.mjs' */

const longest = 400;
const medianAllowed = 60;

/**
 * Patterns are written so that this file does not match itself. `tests`: for tests only (true), for the rest only (false).
 * @type {{ rule: string, re: RegExp, tests?: boolean }[]}
 */
const patterns = [
  { rule: 'no `any`: name the type, or `unknown` and parse it', re: /(:\s*|\bas\s+|<)any\b(?=[\s;,)\]>=|&[]|$)/gm },
  { rule: 'no silenced type errors', re: /@ts-(ignore|nocheck)/g },
  // A test may show that something does not compile; the compiler complains when it does.
  { rule: 'no expected type errors outside of tests', re: /@ts-expect-\x65rror/g, tests: false },
  { rule: 'no silenced lint', re: /\b(biome|oxlint|eslint)-(ignore|disable)/g },
  { rule: 'an open end needs an issue number', re: /\b(TO\x44O|FIX\x4dE|XX\x58)\b(?!.*#\d)/g },
  { rule: 'no paths of one machine', re: /(["'`\s(])\/(work|root|home\/[a-z]+)\//g },
  { rule: 'no addresses of package registries', re: /\bregistry\.[a-z0-9-]+\.[a-z]+/g },
  { rule: 'no test left out or alone', re: /\b(test|it|describe)\.(only|skip|todo|fails|fixme)\(/g, tests: true },
  { rule: 'no fixed sleeps in a test: wait for the event', re: /waitForTimeout|\bsleep\(\s*\d/g, tests: true },
];

/** @param {Source} source @returns {Finding[]} */
const patternFindings = ({ path, text }) =>
  patterns
    .filter(({ tests }) => tests === undefined || tests === isTest(path))
    .flatMap(({ rule, re }) =>
      [...text.matchAll(re)].map((match) => ({ path, line: lineAt(text, match.index), rule })),
    );

/** @param {string} path @returns {Finding[]} */
const nameFindings = (path) => {
  const name = path.split('/').pop() ?? '';
  if (/^(utils?|helpers?|misc|common)\d*\./.test(name)) {
    return [{ path, line: 1, rule: 'name a file after its noun, not utils or helpers' }];
  }
  const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|spec|contract|config|d))?\.(ts|mjs)$/;
  const component = /^([A-Z][A-Za-z0-9]*|[a-z0-9]+(-[a-z0-9]+)*)(\.test)?\.tsx$/;
  return kebab.test(name) || component.test(name) ? [] : [{ path, line: 1, rule: 'files are kebab-case' }];
};

/** @param {string} text */
const filledLines = (text) => text.split('\n').filter((line) => line.trim() !== '').length;

/** @param {Source[]} sources @returns {Finding[]} */
const sizeFindings = (sources) => {
  const product = sources.filter(({ path }) => /^(packages|apps)\//.test(path) && !isTest(path));
  const sizes = product.map(({ text }) => filledLines(text)).sort((a, b) => a - b);
  const median = sizes[sizes.length >> 1] ?? 0;
  const findings = sources
    .filter(({ text }) => filledLines(text) > longest)
    .map(({ path }) => ({ path, line: longest, rule: `no file is longer than ${longest} lines: split it by noun` }));
  if (median > medianAllowed) {
    findings.push({
      path: 'packages, apps',
      line: 1,
      rule: `the median file has ${median} lines, over ${medianAllowed}`,
    });
  }
  return findings;
};

/**
 * Sizes, names and what a linter does not know.
 * @param {Source[]} sources
 * @returns {Finding[]}
 */
export const findHouseViolations = (sources) => {
  const code = sources.filter(({ path }) => /\.(ts|tsx|mjs)$/.test(path));
  return [...code.flatMap(patternFindings), ...code.flatMap(({ path }) => nameFindings(path)), ...sizeFindings(code)];
};
