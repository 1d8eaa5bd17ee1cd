// @ts-check
// Keeps the table of docs/attack-cases.md true: what a case is about is written there by hand, in which files its tests
// are is read from their titles. `node scripts/docs/attack-cases.mjs` writes it.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isTest, readSources } from '../check/sources.mjs';
import { inRoot, root } from '../setup/root.mjs';

/** @import { Source } from '../check/sources.mjs' */

// A title begins with its cases: 'case 7 …', 'cases 3, 4 …', 'case 36 case 43 …'.
const titlePattern = /['"`]cases? (\d+(?:(?:, | and | case )\d+)*):? /g;
const rowPattern = /^\| (\d+) \| ([^|]*) \|[^|]*\|$/gm;

/**
 * @param {Source[]} sources
 * @returns {Map<number, string[]>} the files with tests of each case, in order
 */
export const testedCases = (sources) => {
  /** @type {Map<number, Set<string>>} */
  const found = new Map();
  for (const { path, text } of sources.filter(({ path }) => isTest(path))) {
    for (const [, numbers = ''] of text.matchAll(titlePattern)) {
      for (const number of numbers.split(/, | and | case /).map(Number)) {
        found.set(number, (found.get(number) ?? new Set()).add(path));
      }
    }
  }
  return new Map([...found].sort(([a], [b]) => a - b).map(([number, files]) => [number, [...files].sort()]));
};

/** @param {string} document @returns {Map<number, string>} what each case is about */
export const explainedCases = (document) =>
  new Map([...document.matchAll(rowPattern)].map(([, number, what = '']) => [Number(number), what]));

/**
 * @param {string} document
 * @param {Map<number, string[]>} tested
 * @returns {string} the document with its table as it should be; a case that it does not explain yet gets a "?"
 */
export const withTable = (document, tested) => {
  const explained = explainedCases(document);
  const rows = [...tested].map(
    ([number, files]) =>
      `| ${number} | ${explained.get(number) ?? '?'} | ${files.map((file) => `\`${file}\``).join(' ')} |`,
  );
  const head = '| case | what is tried | tests |\n|---|---|---|\n';
  const [before = ''] = document.split(head);
  const after = document.slice(document.lastIndexOf(' |\n') + 3);
  return `${before}${head}${rows.join('\n')}\n${after}`;
};

export const documentFile = inRoot('docs/attack-cases.md');
export const readTestedCases = () => testedCases(readSources(root, /\.tsx?$/));

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(documentFile, withTable(readFileSync(documentFile, 'utf8'), readTestedCases()));
}
