// @ts-check
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { root } from '../setup/root.mjs';

const linesKept = 6;

/** @param {string} file @param {string} title @param {string} message @param {string} [mark] */
const failure = (file, title, message, mark = '✗') => {
  const lines = stripVTControlCharacters(message)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const place = path.relative(root, path.resolve(root, file));
  return [`${mark} ${place} › ${title}`, ...lines.slice(0, linesKept)].join(`\n${mark}   `);
};

/**
 * What failed by Vitest's JSON report, each as lines that begin with ✗.
 * @param {unknown} report
 * @returns {string[]}
 */
export const vitestFailures = (report) => {
  const { testResults = [] } =
    /** @type {{ testResults?: { name: string, status: string, message?: string, assertionResults: { status: string, fullName: string, failureMessages?: string[] }[] }[] }} */ (
      report
    );
  return testResults.flatMap(({ name, status, message = '', assertionResults }) => {
    if (status === 'failed' && assertionResults.length === 0) return [failure(name, 'does not load', message)];
    return assertionResults
      .filter((result) => result.status === 'failed')
      .map(({ fullName, failureMessages = [] }) => failure(name, fullName, failureMessages.join('\n')));
  });
};

/**
 * @typedef {{ title: string, file?: string, specs?: { title: string, file: string, tests: { projectName: string,
 *   status: string, results: { error?: { message?: string } }[] }[] }[], suites?: Suite[] }} Suite
 */

/** @param {Suite} suite @param {string} wanted a status of Playwright @param {string} mark @returns {string[]} */
const ofSuite = ({ specs = [], suites = [] }, wanted, mark) => [
  ...specs.flatMap(({ title, file, tests }) =>
    tests
      .filter(({ status }) => status === wanted)
      .map(({ projectName, results }) =>
        failure(
          path.join('e2e', file),
          `${title} (${projectName})`,
          results.map(({ error }) => error?.message ?? '').join('\n'),
          mark,
        ),
      ),
  ),
  ...suites.flatMap((inner) => ofSuite(inner, wanted, mark)),
];

/** @typedef {{ suites?: Suite[], errors?: { message?: string }[] }} PlaywrightReport */

/**
 * What failed by Playwright's JSON report.
 * @param {unknown} report
 * @returns {string[]}
 */
export const playwrightFailures = (report) => {
  const { suites = [], errors = [] } = /** @type {PlaywrightReport} */ (report);
  return [
    ...suites.flatMap((suite) => ofSuite(suite, 'unexpected', '✗')),
    ...errors.map(({ message = '' }) => failure('e2e', 'could not begin', message)),
  ];
};

/**
 * What passed only at its second try, each as lines that begin with ~: the first bugs to mend.
 * @param {unknown} report
 * @returns {string[]}
 */
export const playwrightUnsteady = (report) => {
  const { suites = [] } = /** @type {PlaywrightReport} */ (report);
  return suites.flatMap((suite) => ofSuite(suite, 'flaky', '~'));
};
